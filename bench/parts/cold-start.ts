import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { rivalsFolder } from "../rivals.ts";
import { runNode } from "../run-node.ts";
import { ratios, spread } from "../statistics.ts";
import { requestBody, startUpstream } from "../workload.ts";

const FILES = 100;
const ROOT = resolve(import.meta.dirname, "../..");
/** Which files call an LLM, of so many. */
const SHARES = { none: Infinity, "10 %": 10, all: 1 };

/** A call of an LLM, and a test that makes none. */
const testFile = (index: number, calls: boolean, origin: string): string =>
  calls
    ? `import { expect, test } from "vitest";
test("answers", async () => {
  const response = await fetch("${origin}/v1/chat/completions", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: ${JSON.stringify(requestBody(index))},
  });
  expect((await response.json()).choices).toHaveLength(1);
});
`
    : `import { expect, test } from "vitest";
test("adds", () => expect(1 + ${index}).toBe(${index + 1}));
`;

const ANSWER = JSON.stringify({ choices: [{ message: { content: "fine" } }] });

/** What stands in the project besides the tests: the floor is a fetch that a setup file replaces. */
const SETUPS: Readonly<Record<string, (origin: string) => { config: string; setup: string }>> = {
  "a stub of fetch (floor)": () => ({
    config: `export default { test: { setupFiles: ["./setup.js"] } };`,
    setup: `globalThis.fetch = async () => new Response(${JSON.stringify(ANSWER)});`,
  }),
  "llm-replay": (origin) => ({
    config: `import { llmReplay } from "llm-replay/vitest";
export default { plugins: [llmReplay({ traffic: { record: ["${origin}"] } })] };`,
    setup: "",
  }),
  "MSW setupServer": () => ({
    config: `export default { test: { setupFiles: ["./setup.js"] } };`,
    setup: `import { afterAll, beforeAll } from "vitest";
import { http } from "msw";
import { setupServer } from "msw/node";
const server = setupServer(http.post("*", () => new Response(${JSON.stringify(ANSWER)})));
beforeAll(() => server.listen());
afterAll(() => server.close());`,
  }),
  nock: () => ({
    config: `export default { test: { setupFiles: ["./setup.js"] } };`,
    setup: `import { afterAll } from "vitest";
import nock from "nock";
nock(/./).persist().post(/./).reply(200, ${JSON.stringify(ANSWER)});
afterAll(() => nock.restore());`,
  }),
};

const makeProject = (name: string, every: number, origin: string): string => {
  const project = mkdtempSync(join(tmpdir(), "bench-"));
  const modules = join(project, "node_modules");
  mkdirSync(modules);
  symlinkSync(join(ROOT, "node_modules", "vitest"), join(modules, "vitest"));
  symlinkSync(ROOT, join(modules, "llm-replay"));
  for (const rival of ["msw", "nock"])
    symlinkSync(join(rivalsFolder, "node_modules", rival), join(modules, rival));
  const { config, setup } = SETUPS[name]?.(origin) ?? { config: "", setup: "" };
  writeFileSync(join(project, "package.json"), '{ "type": "module" }');
  writeFileSync(join(project, "vitest.config.js"), config);
  writeFileSync(join(project, "setup.js"), setup);
  for (let index = 0; index < FILES; index++)
    writeFileSync(
      join(project, `a${index}.test.js`),
      testFile(index, every !== Infinity && index % every === 0, origin),
    );
  return project;
};

const VITEST = join(ROOT, "node_modules/vitest/vitest.mjs");

const runTests = async (project: string): Promise<number> => {
  const start = performance.now();
  await runNode([VITEST, "run", "--reporter=dot"], project);
  return performance.now() - start;
};

/** A whole run of Vitest, from its start to its end. */
export const coldStartPart = async (rounds: number): Promise<string[]> => {
  const upstream = await startUpstream();
  const projects = new Map<string, string>();
  for (const [share, every] of Object.entries(SHARES)) {
    for (const name of Object.keys(SETUPS)) {
      const project = makeProject(name, every, upstream.origin);
      projects.set(`${share} | ${name}`, project);
      // Records, and fills the caches of Vite.
      await runTests(project);
    }
  }
  upstream.close();
  const seen = new Map([...projects.keys()].map((key): [string, number[]] => [key, []]));
  for (let round = 0; round < rounds; round++)
    for (const [key, project] of projects) seen.get(key)?.push((await runTests(project)) / 1000);
  for (const project of projects.values()) rmSync(project, { recursive: true });
  return [
    `## Cold start of a Vitest suite of ${FILES} files, of which none, one of ten or all call an LLM once`,
    "",
    "| files that call | with | s for the run | × the stub | ms more a file |",
    "| --- | --- | ---: | ---: | ---: |",
    ...[...seen].map(([key, seconds]) => {
      const floor = seen.get(`${key.split(" | ")[0]} | a stub of fetch (floor)`) ?? [];
      const more = seconds.map((each, round) => ((each - (floor[round] ?? NaN)) * 1000) / FILES);
      return `| ${[key, spread(seconds), spread(ratios(seconds, floor)), spread(more, 1)].join(" | ")} |`;
    }),
  ];
};
