import { expect, test } from "vitest";
import { oneSide } from "../../../src/reporters/html/one-side.ts";
import { pageRow } from "../../../src/reporters/html/page-row.ts";
import { testDetail } from "../../../src/reporters/html/test-detail.ts";
import { readTrace } from "../../../src/trace/read-trace.ts";
import { runFile, testRun } from "../run.ts";
import { cassetteOf, sideOf } from "../suites.ts";
import { user } from "../../trace/diff/conversation.ts";

const usage = { prompt_tokens: 10, completion_tokens: 2 };
const turn = { messages: [user("Well?")], text: "Yes.", usage, duration: 500 };
const once = cassetteOf([turn]);
const twice = cassetteOf([turn, { ...turn, start: 600 }]);

const sumOf = (source: ReturnType<typeof oneSide>, metric: string): number | undefined =>
  source.totals.find((each) => each.metric === metric)?.head;

test("each cassette is a test, and their sums are those of the traces", () => {
  const source = oneSide(sideOf("working tree", { "cassettes/b.json": twice, "cassettes/a.json": once }));
  expect(source.tests.map(({ id, kind }) => [id, kind])).toEqual([
    ["cassettes/a", "recorded"],
    ["cassettes/b", "recorded"],
  ]);
  const costs = [once, twice].map((cassette) => readTrace(cassette).cost?.total ?? NaN);
  expect([sumOf(source, "calls"), sumOf(source, "input"), sumOf(source, "output")]).toEqual([3, 30, 6]);
  expect(sumOf(source, "cost")).toBeCloseTo((costs[0] ?? 0) + (costs[1] ?? 0), 12);
  expect(source.totals.every(({ base }) => base === undefined)).toBe(true);
  expect(source.totals.map(({ metric }) => metric)).not.toContain("tokensPerSecond");
});

test("calls of a test that stands alone have their figures", () => {
  const [test] = oneSide(sideOf("working tree", { "cassettes/a.json": once })).tests;
  const [call] = test ? testDetail(test).calls : [];
  expect(call?.kind).toBe("alone");
  expect(call?.metrics.find(({ metric }) => metric === "duration")).toEqual({
    metric: "duration",
    head: 500,
    regime: "measured",
  });
});

test("tests that fail and cassettes that cannot be read come first, and say why", () => {
  const side = sideOf("working tree", { "cassettes/a.json": once });
  const cassettes = new Map([...side.cassettes, ["cassettes/z.json", { problem: "it is torn" }] as const]);
  const run = runFile({ tests: [testRun("m.test.ts > sends nothing", { state: "failed" })] });
  const source = oneSide({ ...side, cassettes, run });
  const rows = source.tests.map((test, index) => pageRow(test, [index, 0]));
  expect(rows.map(({ id, severity }) => [id, severity])).toEqual([
    ["cassettes/z", "regression"],
    ["m.test.ts > sends nothing", "regression"],
    ["cassettes/a", undefined],
  ]);
  expect(source.tests[0]?.reason).toBe("it is torn");
});

test("a price that is not known is told, and leaves its test out of the sum of costs", () => {
  const unknown = cassetteOf([{ ...turn, model: "no-such-model" }]);
  const source = oneSide(sideOf("working tree", { "cassettes/a.json": once, "cassettes/b.json": unknown }));
  expect(sumOf(source, "cost")).toBe(readTrace(once).cost?.total);
  expect(source.notes.join()).toMatch(/No price: .*no-such-model/);
});
