import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { mergeRuns } from "../../src/reporters/merge-runs.ts";
import { type RunFile, readRunFile } from "../../src/reporters/run-file.ts";
import { type Project, startModel, startProject } from "./project.ts";

vi.setConfig({ testTimeout: 120_000 });

const PRICES = `prices: { m: { input: 1000, output: 10_000 } }`;

const CHAT = `
import { describe, expect, test } from "vitest";
import { currentTrace } from "llm-replay";
import { useCassette } from "llm-replay/vitest";
const chat = async (content) => {
  const body = JSON.stringify({ model: "m", messages: [{ role: "user", content }] });
  const response = await fetch(process.env.MODEL_URL + "/v1/chat/completions", { method: "POST", body });
  return (await response.json()).choices[0].message.content;
};
`;

const OFFLINE = { MODEL_URL: "http://127.0.0.1:1", CI: "1" };

const runIn = async ({ dir }: Project): Promise<RunFile> => {
  const path = join(dir, ".llm-replay/run.json");
  return readRunFile(await readFile(path, "utf8"), path);
};

test("every matcher that a test calls leaves its score, whether it passes, fails, is negated, soft or polled", async () => {
  await using project = await startProject({
    "scores.test.js": `${CHAT}
      test("passes", () => { expect("{}").toBeValidJson(); });
      test("fails", () => { expect("{").toBeValidJson(); });
      test("is negated", () => { expect("{").not.toBeValidJson(); });
      test("fails negated", () => { expect("{}").not.toBeValidJson(); });
      test("fails softly", () => { expect.soft("{").toBeValidJson(); expect.soft("{}").toBeValidJson(); });
      test("polls", async () => {
        let tries = 0;
        await expect.poll(() => (++tries < 3 ? "{" : "{}"), { interval: 1 }).toBeValidJson();
      });
      test("looks inside", () => { expect({ a: "{}" }).toEqual({ a: expect.toBeValidJson() }); });
      test("cannot be judged", () => { expect(currentTrace()).not.toCostLessThan(1); });
      test.concurrent("one", async ({ expect }) => { await 0; expect("one").toContainAllOf(["one"]); });
      test.concurrent("two", async () => { await 0; expect("two").toContainAllOf(["two"]); });
      test("asks nothing", () => {});
      test("is kept", () => { expect(currentTrace()).toMatchTraceSnapshot({ allowEmpty: true }); });
      test.runIf(false)("is skipped", () => {});`,
  });
  await project.run({ CI: "1" });
  const { tests } = await runIn(project);
  const scores = Object.fromEntries(tests.map(({ name, scores }) => [name, scores]));
  const json = { name: "beValidJson", configuration: expect.stringMatching(/^[0-9a-f]{12}$/) };
  const fails = { ...json, pass: false, explanation: expect.stringContaining("The output is no JSON") };
  expect(scores).toEqual({
    passes: [{ ...json, pass: true }],
    fails: [fails],
    "is negated": [{ ...json, pass: true, negated: true }],
    "fails negated": [
      { ...json, pass: false, negated: true, explanation: expect.stringContaining("is JSON") },
    ],
    "fails softly": [fails, { ...json, pass: true }],
    polls: [{ ...json, pass: true }],
    "looks inside": [],
    "cannot be judged": [expect.objectContaining({ label: "unjudged", pass: false, negated: true })],
    one: [expect.objectContaining({ name: "containAllOf", pass: true })],
    two: [expect.objectContaining({ name: "containAllOf", pass: true })],
    "asks nothing": [],
    "is kept": [expect.objectContaining({ name: "matchTraceSnapshot" })],
    "is skipped": [],
  });
  expect(scores["one"]?.[0]?.configuration).not.toBe(scores["two"]?.[0]?.configuration);
  expect(tests.find(({ name }) => name === "asks nothing")).toEqual({
    id: "scores.test.js > asks nothing",
    file: "scores.test.js",
    name: "asks nothing",
    line: 24,
    state: "passed",
    attempts: 1,
    scores: [],
    budgets: [],
  });
  expect(tests.find(({ name }) => name === "is skipped")).toMatchObject({ state: "skipped", attempts: 0 });
});

const SUITE = {
  "a.test.js": `${CHAT}
    test("asks", async () => {
      expect(await chat("hello")).toBe("yes");
      expect(currentTrace()).toMakeAtMost(1);
    });`,
  "b.test.js": `${CHAT}
    describe("inner", () => {
      test("asks twice", async () => { await chat("one"); await chat("two"); });
    });
    test("asks nothing", () => {});`,
};

test("a test's run tells its cassette, its trace and its spans, the same recorded and replayed but for who answered", async () => {
  await using project = await startProject(SUITE, {
    options: `{ ${PRICES} }`,
  });
  await using model = await startModel();
  expect((await project.run({ MODEL_URL: model.url })).failures).toBe("");
  const recorded = await runIn(project);
  const replay = await project.run({ MODEL_URL: model.url, LLM_REPLAY_MODE: "replay" });
  const replayed = await runIn(project);
  expect(recorded.tests.map(({ id }) => id)).toEqual([
    "a.test.js > asks",
    "b.test.js > asks nothing",
    "b.test.js > inner > asks twice",
  ]);
  expect(recorded.tests[0]).toMatchObject({
    cassette: { path: "cassettes/a/asks.json", mode: "once", work: "record", served: [], sent: 1, missed: 0 },
    trace: { calls: 1, models: ["m"], usage: { input: 10, output: 2 }, cost: { total: 0.03 } },
    scores: [{ name: "makeAtMost", pass: true, call: 0, responseId: expect.stringContaining("chatcmpl-") }],
    cpu: expect.any(Number),
    memory: expect.any(Number),
  });
  expect(recorded.tests[2]?.spans).toMatchObject([
    { name: "chat m", kind: "client", status: "unset", start: 0 },
    { name: "chat m" },
  ]);
  expect(recorded.prices).toMatchObject({ name: "@pydantic/genai-prices" });
  expect(replayed.tests[2]?.cassette).toMatchObject({ work: "serve", served: [0, 1], sent: 0, missed: 0 });
  expect(replayed.tests.map(({ cassette }) => cassette?.digest)).toEqual(
    recorded.tests.map(({ cassette }) => cassette?.digest),
  );
  expect(replayed.tests.map(({ trace }) => trace?.usage)).toEqual(
    recorded.tests.map(({ trace }) => trace?.usage),
  );
  expect(replay.output).toContain("llm-replay  3 served, saved 36 tokens ($0.09)");
  expect(await readFile(join(project.dir, ".llm-replay/.gitignore"), "utf8")).toBe("*\n");
});

test("a run tells how many recorded requests a test did not send", async () => {
  await using project = await startProject({
    "a.test.js": `${CHAT} test("asks", async () => { await chat("a"); if (!process.env.LESS) await chat("b"); });`,
  });
  await using model = await startModel();
  await project.run({ MODEL_URL: model.url });
  await project.run(OFFLINE);
  expect((await runIn(project)).tests[0]?.cassette).not.toHaveProperty("unused");
  await project.run({ ...OFFLINE, LESS: "1" });
  expect((await runIn(project)).tests[0]?.cassette).toMatchObject({ served: [0], unused: 1 });
});

test("shards put together give the tests of the whole run", async () => {
  await using project = await startProject(SUITE);
  await using model = await startModel();
  await project.run({ MODEL_URL: model.url });
  const told = (run: RunFile) => run.tests.map(({ cpu: _cpu, memory: _memory, ...rest }) => rest);
  const shards = [];
  for (const shard of ["1/2", "2/2"]) {
    await project.run(OFFLINE, `--shard=${shard}`);
    shards.push(await runIn(project));
  }
  await project.run(OFFLINE);
  expect(shards.map(({ shard }) => shard)).toEqual([
    { index: 1, count: 2 },
    { index: 2, count: 2 },
  ]);
  expect(new Set(shards.map(({ tests }) => tests.length))).toEqual(new Set([1, 2]));
  expect(told(mergeRuns(shards as [RunFile, RunFile]))).toEqual(told(await runIn(project)));
});

test("a test that is over its budget fails and says what it used; a budget of its own wins", async () => {
  await using project = await startProject(
    {
      "budget.test.js": `${CHAT}
        test("within", async () => { await chat("a"); });
        test("over", async () => { await chat("a"); await chat("b"); await chat("c"); });
        test("of its own", async () => {
          useCassette({ budgets: { calls: 3, tokens: 36 } });
          await chat("a"); await chat("b"); await chat("c");
        });
        test("sets one for all", () => {
          expect(() => useCassette({ budgets: { suite: { calls: 1 } } })).toThrow("options of the Vitest plugin");
          expect(() => useCassette({ thresholds: { cost: "+5%" } })).toThrow("Move thresholds to the options");
        });`,
    },
    { options: `{ ${PRICES}, budgets: { calls: 2, tokens: 35 } }` },
  );
  await using model = await startModel();
  const run = await project.run({ MODEL_URL: model.url });
  expect(run.tests).toEqual({
    within: "passed",
    over: "failed",
    "of its own": "passed",
    "sets one for all": "passed",
  });
  expect(run.failures).toContain('"over" is over its budget:\ntokens: 36 of 35\ncalls: 3 of 2\n');
  const { tests } = await runIn(project);
  expect(tests.find(({ name }) => name === "within")?.budgets).toEqual([
    { name: "tokens", used: 12, allowed: 35, unit: "tokens" },
    { name: "calls", used: 1, allowed: 2, unit: "calls" },
  ]);
});

test("a budget of which nobody knows what was used fails, and says why", async () => {
  await using project = await startProject(
    { "budget.test.js": `${CHAT} test("asks", async () => { await chat("a"); });` },
    { options: `{ budgets: { cost: 1 } }` },
  );
  await using model = await startModel();
  const run = await project.run({ MODEL_URL: model.url });
  expect(run.failures).toMatch(/cost: not known, of \$1\.00; .*no price for m/);
});

test("tests that are over the budget of their suite together fail the run, though each passes", async () => {
  await using project = await startProject(SUITE, {
    options: `{ ${PRICES}, budgets: { suite: { cost: 0.08, calls: 3 } }, thresholds: { cost: "+5%" } }`,
  });
  await using model = await startModel();
  const run = await project.run({ MODEL_URL: model.url });
  expect(Object.values(run.tests)).toEqual(["passed", "passed", "passed"]);
  expect(run.code).toBe(1);
  const { thresholds, ownPrices } = await runIn(project);
  expect([thresholds, ownPrices]).toEqual([{ cost: "+5%" }, { m: { input: 1000, output: 10_000 } }]);
  expect((await runIn(project)).totals).toMatchObject({
    calls: 3,
    sent: 3,
    errorRate: 0,
    cost: { total: 0.09 },
  });
  expect(run.output).toContain("over the suite's budget:\ncost: $0.09 of $0.08\n");
  expect(run.output).toContain(
    "  cost $0.06  b.test.js > inner > asks twice\n  cost $0.03  a.test.js > asks\n",
  );
});

test("a passing recording writes the baseline, a replay never does, and a test that is gone leaves it with a whole run", async () => {
  await using project = await startProject(SUITE);
  await using model = await startModel();
  const baseline = async () => JSON.parse(await project.cassette("baseline.json")) as { tests: object };
  await project.run({ MODEL_URL: model.url });
  const { tests } = await runIn(project);
  expect(await baseline()).toEqual({
    version: 1,
    tests: {
      "a.test.js > asks": {
        cassette: tests[0]?.cassette?.digest,
        scores: [
          {
            name: "makeAtMost",
            pass: true,
            call: 0,
            configuration: expect.any(String),
            responseId: expect.stringContaining("chatcmpl-"),
          },
        ],
      },
      "b.test.js > inner > asks twice": { cassette: tests[2]?.cassette?.digest, scores: [] },
    },
  });
  await project.write({ "a.test.js": SUITE["a.test.js"].replace("toMakeAtMost(1)", "toMakeAtMost(9)") });
  const before = await project.cassette("baseline.json");
  await project.run(OFFLINE);
  expect(await project.cassette("baseline.json")).toBe(before);
  await project.write({ "b.test.js": `${CHAT} test("is new", async () => { await chat("new"); });` });
  await project.run({ MODEL_URL: model.url }, "b.test.js");
  expect(Object.keys((await baseline()).tests)).toEqual([
    "a.test.js > asks",
    "b.test.js > inner > asks twice",
    "b.test.js > is new",
  ]);
  await project.write({ "b.test.js": `${CHAT} test("is newer", async () => { await chat("newer"); });` });
  await project.run({ MODEL_URL: model.url });
  expect(Object.keys((await baseline()).tests)).toEqual(["a.test.js > asks", "b.test.js > is newer"]);
});

test("a test that failed when it was recorded enters the baseline when it passes, unless nothing may be recorded", async () => {
  const asks = (answer: string) => ({
    "a.test.js": `${CHAT} test("asks", async () => { expect(await chat("a")).toContain(${JSON.stringify(answer)}); });`,
  });
  await using project = await startProject(asks("what nobody says"));
  await using model = await startModel();
  expect((await project.run({ MODEL_URL: model.url })).code).toBe(1);
  await project.write(asks(""));
  const baseline = () => project.cassette("baseline.json");
  expect((await project.run(OFFLINE)).code).toBe(0);
  await expect(baseline()).rejects.toThrow("ENOENT");
  expect((await project.run({ ...OFFLINE, CI: "" })).code).toBe(0);
  expect(JSON.parse(await baseline())).toMatchObject({ tests: { "a.test.js > asks": { scores: [] } } });
});

test("what a file sends outside its tests, and a file that cannot be loaded, stand in the run by the file's name", async () => {
  await using project = await startProject({
    "hooks.test.js": `${CHAT} await chat("module"); test("passes", () => {});`,
    "broken.test.js": `${CHAT} throw new Error("broken"); test("never runs", () => {});`,
    "twins.test.js": `${CHAT} for (const text of ["a", "b"]) test("twin", () => { expect(text).toContainAllOf(["a"]); });`,
  });
  await using model = await startModel();
  await project.run({ MODEL_URL: model.url });
  const { tests } = await runIn(project);
  expect(tests.map(({ id, state, cassette }) => [id, state, cassette?.path])).toEqual([
    ["broken.test.js", "failed", undefined],
    ["hooks.test.js", "passed", "cassettes/hooks.json"],
    ["hooks.test.js > passes", "passed", undefined],
    ["twins.test.js > twin", "passed", undefined],
    ["twins.test.js > twin #2", "failed", undefined],
  ]);
});

test("a run tells every cassette that was opened, those by name too, and whether all tests were asked for", async () => {
  const named = `${CHAT}
    import { withCassette } from "llm-replay";
    test("asks", () => chat("one"));
    test("asks by name", () => withCassette("named", { traffic: { record: ["127.0.0.1"] } }, () => chat("two")));`;
  await using model = await startModel();
  await using project = await startProject({
    "a.test.js": named,
    "b.test.js": `${CHAT} test("asks", () => chat("b"));`,
  });
  await project.run({ MODEL_URL: model.url });
  expect(await runIn(project)).toMatchObject({
    whole: true,
    cassettes: ["cassettes/a/asks.json", "cassettes/b/asks.json", "cassettes/named.json"],
  });
  await project.run(OFFLINE, "b.test.js");
  const part = await runIn(project);
  expect(part.whole).toBeUndefined();
  expect(part.cassettes).toEqual(["cassettes/b/asks.json"]);
});
