import type { Metric, MetricDelta } from "../trace/diff/trace-diff.ts";
import { figuresOfTest } from "./figures-of-test.ts";
import { gravestOf, rankOf } from "./gravity.ts";
import type { TestReport } from "./report.ts";

/** What a test's place among others depends on. */
interface Weighed {
  readonly test: TestReport;
  readonly rank: number;
  readonly hasFailed: boolean;
  readonly dollars: number;
  readonly tokens: number;
}

/** By how much figures moved together, either way; a side without a figure counts as 0. */
const moved = (figures: readonly MetricDelta[], ...metrics: readonly Metric[]): number =>
  Math.abs(
    figures
      .filter(({ metric }) => metrics.includes(metric))
      .reduce((sum, { base = 0, head = 0 }) => sum + head - base, 0),
  );

const weigh = (test: TestReport): Weighed => {
  const figures = figuresOfTest(test);
  return {
    test,
    rank: rankOf(gravestOf(test.findings)),
    hasFailed: test.kind === "failed",
    dollars: moved(figures, "cost"),
    tokens: moved(figures, "input", "output"),
  };
};

const inOrder = (a: Weighed, b: Weighed): number =>
  a.rank - b.rank ||
  Number(b.hasFailed) - Number(a.hasFailed) ||
  b.dollars - a.dollars ||
  b.tokens - a.tokens ||
  (a.test.id < b.test.id ? -1 : 1);

/**
 * Orders tests as a reader should see them: the gravest first, of these the ones that fail, then those whose cost moved
 * most, then those whose tokens did.
 */
export const orderTests = (tests: readonly TestReport[]): TestReport[] =>
  tests
    .map(weigh)
    .toSorted(inOrder)
    .map(({ test }) => test);
