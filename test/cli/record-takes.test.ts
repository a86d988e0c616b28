import { existsSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test, vi } from "vitest";
import { parseTakes } from "../../src/cli/record-takes.ts";
import { measurementsOf } from "../../src/reporters/measurements-of.ts";
import { fixture, setStage, type Stage } from "./stage.ts";

vi.setConfig({ testTimeout: 120_000 });

const ask = (...prompts: string[]) => ["--cassette", "c", "--", "node", fixture("ask.mjs"), ...prompts];

test.each([
  ["5", { count: 5, adds: false }],
  ["+4", { count: 4, adds: true }],
])("--takes %s is read", (text, takes) => {
  expect(parseTakes(text)).toEqual(takes);
});

test.each(["0", "+0", "-1", "2.5", "many", ""])("--takes %j is refused", (text) => {
  expect(() => parseTakes(text)).toThrow("must be a number such as 5, or +4 for four more");
});

test("a command is recorded once and measured again, and more takes are added later", async () => {
  await using stage = await setStage();
  const first = await stage.run(["record", "--takes", "3", ...ask("hello", "again")]);
  expect(first).toMatchObject({ code: 0, stderr: expect.stringContaining("take 3 of 3") });
  expect(stage.hits()).toBe(6);
  const recorded = stage.cassette("c");
  expect([recorded.interactions.length, recorded.takes.length]).toEqual([2, 2]);
  expect(recorded.takes.map(({ timings }) => timings.map(({ chunks }) => chunks.length > 0))).toEqual([
    [true, true],
    [true, true],
  ]);
  expect(measurementsOf(recorded).get("latency")).toHaveLength(3);

  expect(await stage.run(["record", "--takes", "+2", ...ask("hello", "again")])).toMatchObject({ code: 0 });
  const more = stage.cassette("c");
  expect(more.takes).toHaveLength(4);
  expect({ ...more, takes: [] }).toEqual({ ...recorded, takes: [] });
  expect((await stage.run(["show", "c"])).stdout).toContain("5 measurements");

  await stage.cutOff();
  expect(await stage.run(["replay", ...ask("hello", "again")])).toMatchObject({ code: 0 });
});

test("a run that takes another path is no take, and says why", async () => {
  await using stage = await setStage();
  await stage.run(["record", ...ask("hello", "again")]);
  const { code, stderr } = await stage.run(["record", "--takes", "+1", ...ask("hello")]);
  expect([code, stderr]).toEqual([0, expect.stringMatching(/A take was dropped: call 2 was not made: POST/)]);
  expect(stage.cassette("c").takes).toEqual([]);
});

test("a recording that fails is not measured again, and calls that are added end what was measured", async () => {
  await using stage = await setStage();
  const failed = await stage.run(["record", "--takes", "3", "--", "node", "-e", "process.exit(3)"]);
  expect(failed).toMatchObject({ code: 3, stderr: expect.stringContaining("not measured again") });
  expect(await stage.run(["record", "--takes", "2", "--mode", "append", ...ask("a")])).toMatchObject({
    code: 2,
  });
  await stage.run(["record", "--takes", "2", ...ask("hello")]);
  expect(stage.cassette("c").takes).toHaveLength(1);
  await stage.run(["record", "--mode", "append", ...ask("hello")]);
  expect(stage.cassette("c").takes).toHaveLength(1);
  await stage.run(["record", "--mode", "append", ...ask("hello", "again")]);
  expect(stage.cassette("c").takes).toHaveLength(0);
});

const MODULES = fileURLToPath(new URL("../../node_modules", import.meta.url));
const PLUGIN = new URL("../../src/vitest/index.ts", import.meta.url).href;

/** A project whose test fails from its second run on. */
const project = async (options: string): Promise<Stage> => {
  const stage = await setStage();
  symlinkSync(MODULES, join(stage.root, "node_modules"));
  writeFileSync(
    join(stage.root, "vitest.config.mjs"),
    `import { llmReplay } from ${JSON.stringify(PLUGIN)}; export default { plugins: [llmReplay(${options})] };`,
  );
  writeFileSync(
    join(stage.root, "bot.test.mjs"),
    `import { existsSync } from "node:fs";
     import { expect, test } from "vitest";
     const ask = async (content) => {
       const body = JSON.stringify({ model: "gpt-4o", messages: [{ role: "user", content }] });
       return (await fetch(process.env.BASE + "/v1/chat/completions", { method: "POST", body })).text();
     };
     test("asks", async () => { expect(await ask("hello")).toContainAllOf(["part 5"]); });
     test("is unsure", async () => {
       expect(await ask("well")).toContainAllOf([existsSync("cassettes/bot/is-unsure.json") ? "x" : "part 5"]);
     });
     test("asks nobody", () => {});`,
  );
  return stage;
};

const RUN = ["--", "node", "node_modules/vitest/vitest.mjs", "run", "--testTimeout=60000"];

test("a Vitest run with our plugin is measured test by test, with what its matchers scored", async () => {
  await using stage = await project("");
  const { code, stderr, stdout } = await stage.run(["record", "--takes", "3", ...RUN]);
  expect([code, stage.hits()]).toEqual([0, 6]);
  expect(stdout + stderr).toContain("2 cassettes measured again");
  expect(stage.cassette("bot/asks").takes).toMatchObject([
    { timings: [{}], scores: { containAllOf: 1 } },
    { timings: [{}], scores: { containAllOf: 1 } },
  ]);
  expect(stage.cassette("bot/is-unsure").takes.map(({ scores }) => scores)).toEqual([
    { containAllOf: 0 },
    { containAllOf: 0 },
  ]);
  const run = JSON.parse(readFileSync(join(stage.root, ".llm-replay/run.json"), "utf8"));
  expect(run.tests.map(({ state }: { state: string }) => state)).toEqual(["passed", "passed", "passed"]);
  expect(existsSync(join(stage.root, "cassettes/baseline.json"))).toBe(true);
});

test("maxCost counts all takes of a test", async () => {
  await using stage = await project(
    `{ maxCost: 2.5, prices: { "gpt-4o": { input: 0, output: 0, request: 1 } } }`,
  );
  const { stderr, stdout } = await stage.run(["record", "--takes", "5", ...RUN]);
  expect(stdout + stderr).toContain("A take was dropped: calls were refused");
  expect(stage.cassette("bot/asks").takes).toHaveLength(2);
});
