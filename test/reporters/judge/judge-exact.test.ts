import { expect, test } from "vitest";
import { judgeExact } from "../../../src/reporters/judge/judge-exact.ts";
import type { Metric, MetricDelta } from "../../../src/trace/diff/trace-diff.ts";

const delta = (metric: Metric, base: number, head: number): MetricDelta => ({
  metric,
  base,
  head,
  regime: "exact",
});

const told = (...metrics: readonly MetricDelta[]): string[] =>
  judgeExact(metrics, { calls: { absolute: 0 } }).map(({ message }) => message);

test("calls are judged without those that were tried again, and are said to be where any was", () => {
  expect(told(delta("calls", 9, 10))).toEqual(["Calls rose: 9 → 10 (+11 %)."]);
  expect(told(delta("calls", 10, 11), delta("retries", 1, 1))).toEqual([
    "Calls (without retries) rose: 9 → 10 (+11 %).",
  ]);
  expect(told(delta("calls", 10, 11), delta("retries", 1, 2))).toEqual([]);
});
