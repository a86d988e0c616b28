import { expect, test } from "vitest";
import { mergeRuns } from "../../src/reporters/merge-runs.ts";
import { brokenSuite, suiteBudgets } from "../../src/reporters/suite-budget.ts";
import { fullTest, runFile, testRun, traceSummary } from "./run.ts";

const cheap = fullTest("a > cheap");
const dear = fullTest("b > dear", {
  trace: traceSummary({ calls: 4, cost: { ...traceSummary().cost, total: 0.5 } as never }),
});

test("a suite that keeps its budgets breaks nothing, and what it used of them is known", () => {
  const run = { tests: [cheap, dear, testRun("c > none")], budgets: { calls: 5, cost: 1 } };
  expect(brokenSuite(run)).toBeUndefined();
  expect(suiteBudgets(run)).toEqual([
    { name: "cost", unit: "usd", allowed: 1, used: 0.53 },
    { name: "calls", unit: "calls", allowed: 5, used: 5 },
  ]);
  expect(suiteBudgets({ tests: [dear] })).toEqual([]);
});

test("a broken budget is told with what each test used of it, the greatest first", () => {
  const { message } =
    brokenSuite({ tests: [cheap, dear, testRun("c > none")], budgets: { cost: 0.1 } }) ?? {};
  expect(message).toContain("cost: $0.53 of $0.10\n");
  expect(message).toContain("  cost $0.50  b > dear\n  cost $0.03  a > cheap\n");
  expect(message).not.toContain("c > none");
});

test("a test whose cost nobody knows breaks the budget, and stands first", () => {
  const { cost: _cost, ...rest } = traceSummary({ unpriced: ["no price for x"] });
  const tests = [cheap, fullTest("z > unknown", { trace: rest })];
  const { message } = brokenSuite({ tests, budgets: { cost: 100 } }) ?? {};
  expect(message).toContain("cost: not known, of $100.00; no price for x");
  expect(message).toContain("  cost not known  z > unknown\n  cost $0.03  a > cheap");
});

test("many tests are told up to twenty", () => {
  const tests = Array.from({ length: 25 }, (_, n) => fullTest(`a > ${n}`));
  expect(brokenSuite({ tests, budgets: { calls: 1 } })?.message).toContain("  and 5 more\n");
});

test("shards that each keep the budget of the suite can break it together", () => {
  const shard = (index: number, tests = [cheap]) =>
    runFile({ shard: { index, count: 2 }, budgets: { calls: 1 }, tests });
  const [one, two] = [shard(1), shard(2, [fullTest("b > other")])];
  expect([one, two].map(brokenSuite)).toEqual([undefined, undefined]);
  expect(brokenSuite(mergeRuns([one, two]))?.message).toContain("calls: 2 of 1");
});
