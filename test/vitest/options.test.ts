import { expect, test, vi } from "vitest";
import type { VitestPluginContext } from "vitest/node";
import { llmReplay } from "../../src/vitest/index.ts";
import { startModel, startProject } from "./project.ts";

vi.setConfig({ testTimeout: 120_000 });

const IMPORTS = `
import { beforeAll, describe, expect, test } from "vitest";
import { currentTrace, variable } from "llm-replay";
import { useCassette } from "llm-replay/vitest";
import { ask, send } from "./ask.js";
`;

const OFFLINE = { MODEL_URL: "http://127.0.0.1:1", CI: "1" };

test("a misspelt mode, option or LLM_REPLAY_MODE stops the run before any test, by name", async () => {
  const files = { "a.test.js": `${IMPORTS} test("a", () => {});` };
  await using project = await startProject(files);
  const run = await project.run({ LLM_REPLAY_MODE: "recrod" });
  expect(run.code).toBe(1);
  expect(run.output).toMatch(/Unknown mode "recrod" in LLM_REPLAY_MODE\. Did you mean "record"\?/);
  await using other = await startProject(files, { options: `{ timming: "instant" }` });
  expect((await other.run()).output).toMatch(/Unknown option "timming"\. Did you mean "timing"\?/);
  await using third = await startProject(files, { options: `{ redact: { hook: (each) => each } }` });
  const { output } = await third.run();
  expect(output).toMatch(/"redact\.hook" of the Vitest plugin is a function/);
  expect(output).toContain("useCassette({ redact: { hook: … } })");
});

test("a misspelt threshold stops the run before any test, by name", async () => {
  await using project = await startProject(
    { "a.test.js": `${IMPORTS} test("a", () => {});` },
    { options: `{ thresholds: { tests: { "a*": { csot: "+5%" } } } }` },
  );
  expect((await project.run()).output).toContain('Did you mean "cost"?');
});

test("options are set for a file, a describe and a test; inner ones win", async () => {
  await using project = await startProject({
    "options.test.js": `${IMPORTS}
        useCassette({ dir: "tapes", redact: { fields: ["customer"] } });
        beforeAll(() => ask("before"));
        test("by file", () => ask("one"));
        describe("inner", () => {
          useCassette({ dir: "inner-tapes" });
          test("by describe", async () => { await send({ text: "two", customer: "ACME" }); });
          test("by test", async () => {
            useCassette({ dir: "own-tapes" });
            await ask("three");
            expect(() => useCassette({ mode: "live" })).toThrow("useCassette({ mode }) comes too late");
            expect(() => useCassette({ tining: "recorded" })).toThrow(/Did you mean "timing"/);
            expect(() => useCassette({ clock: "recorded" })).toThrow(/clock/);
          });
        });`,
  });
  await using model = await startModel();
  expect((await project.run({ MODEL_URL: model.url })).failures).toBe("");
  expect(await project.cassette("../tapes/options.json")).toContain("before");
  expect(await project.cassette("../tapes/options/by-file.json")).toContain("one");
  const [described] = await project.cassettes("inner-tapes");
  expect(described).toMatch(/^options\/inner-by-describe\.\w{6}\.json$/);
  expect(await project.cassette(`../inner-tapes/${described}`)).not.toContain("ACME");
  expect(await project.cassettes("own-tapes")).toEqual([expect.stringContaining("inner-by-test")]);
  expect(await project.run(OFFLINE)).toMatchObject({ code: 0, failures: "" });
});

test("a setup file may hold what is a function", async () => {
  await using project = await startProject(
    {
      "setup.js": `
        import { useCassette } from "llm-replay/vitest";
        useCassette({ resolveCassettePath: ({ name }) => "named/" + name.replaceAll(" ", "_") });`,
      "path.test.js": `${IMPORTS} test("goes elsewhere", () => ask("hi"));`,
    },
    { test: `{ setupFiles: "./setup.js" }` },
  );
  await using model = await startModel();
  expect((await project.run({ MODEL_URL: model.url })).failures).toBe("");
  expect(await project.cassettes()).toEqual(["named/goes_elsewhere.json"]);
  expect(await project.run(OFFLINE)).toMatchObject({ code: 0, failures: "" });
});

test("tests of one title, and titles that come to the same name, have a cassette each", async () => {
  await using project = await startProject({
    "same.test.js": `${IMPORTS}
      test("asks a b", async () => { expect(await ask("x")).toBe(1); });
      test("asks a-b", async () => { expect(await ask("x")).toBe(2); });
      test.each([3, 4])("same", async (n) => { expect(await ask("x")).toBe(n); });`,
  });
  await using model = await startModel();
  expect((await project.run({ MODEL_URL: model.url })).failures).toBe("");
  expect(await project.cassettes()).toHaveLength(4);
  expect(await project.run(OFFLINE, "-t", "a-b")).toMatchObject({ code: 0 });
  expect(await project.run(OFFLINE)).toMatchObject({ code: 0, failures: "" });
});

test("a recorded clock holds in beforeEach and the test, a variable comes back, and the trace is of today", async () => {
  await using project = await startProject(
    {
      "clock.test.js": `${IMPORTS}
        test("asks about today", async () => {
          const id = await variable("id", () => "id-" + Math.random());
          await send({ text: "it is " + new Date().toISOString().slice(0, 10) + " for " + id });
          expect(currentTrace().calls).toHaveLength(1);
          if (process.env.CI) expect(new Date().getFullYear()).toBe(2020);
        });`,
    },
    { options: `{ clock: "recorded" }` },
  );
  await using model = await startModel();
  expect((await project.run({ MODEL_URL: model.url })).failures).toBe("");
  const name = "clock/asks-about-today.json";
  const today = new Date().toISOString().slice(0, 10);
  await project.write({
    [`cassettes/${name}`]: (await project.cassette(name)).replaceAll(today, "2020-02-29"),
  });
  expect((await project.run(OFFLINE)).failures).toBe("");
});

test("with unused: error a test that sends less than was recorded fails, unless it was not all run", async () => {
  const file = (more: string) => ({
    "unused.test.js": `${IMPORTS}
      beforeAll(() => ask("before"));
      test("asks", async () => { await ask("one"); ${more} });
      test("asks what beforeAll might have", async () => {});`,
  });
  await using project = await startProject(file(`await ask("two");`), { options: `{ unused: "error" }` });
  await using model = await startModel();
  expect((await project.run({ MODEL_URL: model.url })).failures).toBe("");
  await project.write(file(""));
  const run = await project.run(OFFLINE);
  expect(run.tests).toEqual({ asks: "failed", "asks what beforeAll might have": "passed" });
  expect(run.failures).toContain("went unused");
  await project.write({ "unused.test.js": `${IMPORTS} test("asks", () => {});` });
  expect((await project.run(OFFLINE)).failures).toMatch(
    /2 interactions of cassette .*asks\.json went unused/,
  );
});

test("a cassette that cannot be read fails its test by name, sends nothing, and is not overwritten", async () => {
  await using project = await startProject({
    "broken.test.js": `${IMPORTS}
      test("asks", async () => { await ask("hi"); });
      test("swallows", async () => { await ask("hi").catch(() => {}); });`,
  });
  await using model = await startModel();
  const broken = { "cassettes/broken/asks.json": "{", "cassettes/broken/swallows.json": `{ "version": 1` };
  await project.write(broken);
  for (const mode of ["once", "append", "record"]) {
    const run = await project.run({ MODEL_URL: model.url, LLM_REPLAY_MODE: mode });
    expect(run.tests).toEqual({ asks: "failed", swallows: "failed" });
    expect(run.failures).toMatch(/Cannot read cassette .*broken\/swallows\.json/);
  }
  expect(await project.cassette("broken/asks.json")).toBe("{");
  expect(model.asked).toEqual([]);
});

test("in a workspace the project's name comes first", async () => {
  await using project = await startProject(
    { "w.test.js": `${IMPORTS} test("asks", async () => { expect(await ask("hi")).toBeGreaterThan(0); });` },
    { test: `{ projects: ["one", "two"].map((name) => ({ extends: true, test: { name } })) }` },
  );
  await using model = await startModel();
  expect((await project.run({ MODEL_URL: model.url })).failures).toBe("");
  expect(await project.cassettes()).toEqual(["one/w/asks.json", "two/w/asks.json"]);
  expect(await project.run(OFFLINE)).toMatchObject({ code: 0 });
});

test("a Vitest that is too old for the plugin is named, with what works there", () => {
  const context = { vitest: { version: "4.1.12" } } as unknown as VitestPluginContext;
  expect(() => {
    llmReplay().configureVitest(context);
  }).toThrow(/Vitest 5 or newer, and this is 4\.1\.12\..*llm-replay\/vitest4/);
});
