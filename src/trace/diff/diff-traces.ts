import type { Trace } from "../trace.ts";
import { alignCalls, type CallPair } from "./align-calls.ts";
import { compareCalls } from "./compare-calls.ts";
import { compareSpans } from "./compare-spans.ts";
import { compareFigures, type Figures, figuresOfCall, figuresOfTrace } from "./metrics.ts";
import { type TextComparer, textComparer } from "./text-comparer.ts";
import type { CallDiff, Change, MetricDelta, TraceDiff } from "./trace-diff.ts";

/** Whether an exact figure differs; sums of prices may differ in the last bits. */
const differs = ({ base, head, regime }: MetricDelta): boolean =>
  regime === "exact" && (base === undefined || head === undefined || Math.abs(base - head) > 1e-9);

const compared = ({ base, head, moved }: CallPair, texts: TextComparer): CallDiff => {
  const metrics = compareFigures(base ? figuresOfCall(base) : {}, head ? figuresOfCall(head) : {});
  const sides = { ...(base && { base }), ...(head && { head }), metrics };
  if (!base || !head) return { kind: base ? "removed" : "added", ...sides, changes: [] };
  const order: Change[] = moved ? [{ kind: "order", base: base.index, head: head.index }] : [];
  const changes = [...order, ...compareCalls(base, head, texts)];
  const isChanged = changes.length > order.length || metrics.some(differs);
  return { kind: isChanged ? "changed" : moved ? "moved" : "same", ...sides, changes };
};

const trajectoryOf = ({ toolCalls }: Trace): string[] => toolCalls.map(({ name }) => name);

const unchanged = (trace: Trace): TraceDiff => {
  const trajectory = trajectoryOf(trace);
  const twice = (figures: Figures) => compareFigures(figures, figures);
  const calls = trace.calls.map((call): CallDiff => ({
    kind: "same",
    base: call,
    head: call,
    changes: [],
    metrics: twice(figuresOfCall(call)),
  }));
  const metrics = twice(figuresOfTrace(trace));
  return { same: true, calls, spans: [], trajectory: { base: trajectory, head: trajectory }, metrics };
};

/**
 * Compares two traces of one test: first what they mean, then what they measure. A trace that is itself on both sides has
 * nothing to compare. `texts` may be one for many tests that share prompts.
 */
export const diffTraces = (base: Trace, head: Trace, texts: TextComparer = textComparer()): TraceDiff => {
  if (base === head) return unchanged(base);
  const calls = alignCalls(base.calls, head.calls).map((pair) => compared(pair, texts));
  const spans = compareSpans(base.root, head.root);
  const metrics = compareFigures(figuresOfTrace(base), figuresOfTrace(head));
  return {
    same: spans.length === 0 && !metrics.some(differs) && calls.every(({ kind }) => kind === "same"),
    calls,
    spans,
    trajectory: { base: trajectoryOf(base), head: trajectoryOf(head) },
    metrics,
  };
};
