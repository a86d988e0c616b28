import { expect, test, vi } from "vitest";
import type { Cassette } from "../../src/cassette/cassette.ts";
import { type Project, startModel, startProject } from "./project.ts";

const OFFLINE = { MODEL_URL: "http://127.0.0.1:9", CI: "1" };

const SPANS = `
import { trace } from "@opentelemetry/api";
export const inSpan = (name, work) => trace.getTracer("app").startActiveSpan(name, async (span) => {
  const result = await work();
  span.end();
  return result;
});
`;

const TESTS = `
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { currentTrace } from "llm-replay";
import { ask } from "./ask.js";
import { inSpan } from "./spans.js";

const names = () => currentTrace().spans.filter((span) => span.scope).map((span) => span.name);

beforeEach(() => inSpan("before", () => undefined));
describe.concurrent("side by side", () => {
  for (const name of ["a", "b"]) test(name, async () => {
    await inSpan("agent " + name, () => ask(name));
    expect(names()).toEqual(["before", "agent " + name]);
  });
});
`;

/** A provider as a project registers it in a setup file, whose exporter writes to a global of the worker. */
const SETUP = `
import { context, trace } from "@opentelemetry/api";
import { AsyncLocalStorageContextManager } from "@opentelemetry/context-async-hooks";
import { BasicTracerProvider, InMemorySpanExporter, SimpleSpanProcessor } from "@opentelemetry/sdk-trace-base";
const exporter = new InMemorySpanExporter();
globalThis.exported = () => exporter.getFinishedSpans().map((span) => span.name);
const isTaken = trace.setGlobalTracerProvider(new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] }));
if (!isTaken) throw new Error("the provider was not taken");
context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
`;

const spansOf = async (project: Project, name: string): Promise<string[]> => {
  const { spans, interactions } = JSON.parse(await project.cassette(name)) as Cassette;
  const places = interactions.map(({ span }) => spans.find(({ id }) => id === span)?.name);
  return [...spans.map((span) => span.name), ...places.map((place) => `call in ${place}`)];
};

const proveBoth = async (project: Project): Promise<void> => {
  await using model = await startModel();
  expect((await project.run({ MODEL_URL: model.url })).failures).toBe("");
  for (const path of await project.cassettes()) {
    const name = /-([ab])\b/.exec(path)?.[1];
    expect(await spansOf(project, path)).toEqual(["before", `agent ${name}`, `call in agent ${name}`]);
  }
  expect((await project.run(OFFLINE)).failures).toBe("");
};

vi.setConfig({ testTimeout: 120_000 });

test("each test keeps its own spans, side by side and from its hooks, and has today's in replay", async () => {
  await using project = await startProject({ "spans.test.js": TESTS, "spans.js": SPANS });
  await proveBoth(project);
});

test("a provider of a setup file is found, and its exporter has every span", async () => {
  const exporting = `${TESTS}
    import { afterAll } from "vitest";
    afterAll(() => expect(globalThis.exported().toSorted()).toEqual(["agent a", "agent b", "before", "before"]));
  `;
  await using project = await startProject(
    { "spans.test.js": exporting, "spans.js": SPANS, "otel.js": SETUP },
    { test: '{ setupFiles: ["./otel.js"] }' },
  );
  await proveBoth(project);
});

test("spans are kept where the files of a worker share their modules", async () => {
  const other = TESTS.replace("side by side", "beside");
  await using project = await startProject(
    { "spans.test.js": TESTS, "spans.js": SPANS, "zz.test.js": other },
    { test: "{ isolate: false, maxWorkers: 1 }" },
  );
  await proveBoth(project);
  expect(await project.cassettes()).toHaveLength(4);
});

test.each(["threads", "vmThreads"])("spans are kept in the pool %s", async (pool) => {
  await using project = await startProject(
    { "spans.test.js": TESTS, "spans.js": SPANS },
    { test: JSON.stringify({ pool }) },
  );
  await proveBoth(project);
});

test("a test that calls no model still has a trace of its spans, and no cassette", async () => {
  await using project = await startProject({
    "spans.js": SPANS,
    "plain.test.js": `
      import { expect, test } from "vitest";
      import { currentTrace } from "llm-replay";
      import { inSpan } from "./spans.js";
      test("works", async () => {
        await inSpan("work", () => inSpan("tool", () => undefined));
        expect(currentTrace().find("tool").parent.name).toBe("work");
      });`,
  });
  expect((await project.run(OFFLINE)).failures).toBe("");
  expect(await project.cassettes()).toEqual([]);
});
