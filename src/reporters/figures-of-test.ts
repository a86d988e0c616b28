import { compareFigures, figuresOfTrace } from "../trace/diff/metrics.ts";
import type { MetricDelta } from "../trace/diff/trace-diff.ts";
import type { Trace } from "../trace/trace.ts";
import type { TestReport } from "./report.ts";

const figures = (trace: Trace | undefined) => (trace ? figuresOfTrace(trace) : {});

/** Gives a test's figures on both sides; a side that has no trace has none. */
export const figuresOfTest = ({
  diff,
  base,
  head,
}: Pick<TestReport, "diff" | "base" | "head">): readonly MetricDelta[] =>
  diff?.metrics ?? compareFigures(figures(base), figures(head));
