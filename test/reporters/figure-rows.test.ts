import { expect, test } from "vitest";
import { changedFigures, figureRows } from "../../src/reporters/figure-rows.ts";
import { type Metric, type MetricDelta, METRICS } from "../../src/trace/diff/trace-diff.ts";

const delta = (metric: Metric, base: number, head: number): MetricDelta => ({
  metric,
  base,
  head,
  regime: "exact",
});

test("every figure that a trace has is told where it changed, in its unit", () => {
  const all = (Object.keys(METRICS) as Metric[]).map((metric) => delta(metric, 0.5, 0.25));
  expect(changedFigures(all)).toHaveLength(all.length);
  expect(changedFigures([delta("rateLimitLeft", 0.8, 0.124)])).toEqual([
    { name: "rate limit left", base: "80 %", head: "12.4 %", growth: "−85 %" },
  ]);
  expect(changedFigures([delta("tokensPerSecond", 25.4, 31.2)])).toEqual([
    { name: "speed", base: "25 tokens/s", head: "31 tokens/s", growth: "+23 %" },
  ]);
});

test("what reads alike on both sides did not change, and sums of nothing are left out", () => {
  expect(changedFigures([delta("cost", 0.5, 0.5), delta("calls", 0, 0)])).toEqual([]);
  expect(figureRows([delta("cost", 0.5, 0.5), delta("calls", 0, 0)])).toHaveLength(1);
});
