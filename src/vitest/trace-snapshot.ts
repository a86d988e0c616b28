import { type MatcherState, Snapshots } from "vitest";
import { emptySelection } from "../assertions/select.ts";
import type { ShapeOptions } from "../assertions/shape/call-shape.ts";
import { isTrace, wrongSubject } from "../assertions/subject.ts";
import { traceShape } from "../assertions/trace-shape.ts";
import type { Finding } from "../assertions/verdict.ts";

/** What of a trace is kept as its snapshot. */
export interface SnapshotOptions extends ShapeOptions {
  /** A trace without calls and spans is right too. */
  readonly allowEmpty?: boolean | undefined;
}

const gapOf = (trace: unknown, shape: string, options: SnapshotOptions): Finding | undefined => {
  if (!isTrace(trace)) return wrongSubject(trace, "a trace");
  if (shape !== "" || options.allowEmpty) return undefined;
  return emptySelection("the trace holds no calls and no spans", options);
};

/** Compares the shape of a trace with the snapshot that Vitest keeps of it; `vitest -u` renews that. */
function toMatchTraceSnapshot(
  this: MatcherState,
  trace: unknown,
  options: SnapshotOptions = {},
  hint?: string,
) {
  const shape = isTrace(trace) ? traceShape(trace, options) : "";
  const gap = gapOf(trace, shape, options);
  if (gap) return { pass: this.isNot, message: () => `toMatchTraceSnapshot: ${gap.message}` };
  return Snapshots.toMatchSnapshot.call(this, shape, hint);
}

/** The matcher of trace snapshots, for `expect.extend`. */
export const snapshotMatchers = { toMatchTraceSnapshot };

/** It as a method of `expect`; `R` is what an assertion gives back. */
export interface SnapshotMethods<R> {
  /**
   * Passes where the trace has the shape that the snapshot holds: its tree of calls and spans, with models, tools and
   * finish reasons, without texts, ids and times. `hint` tells several snapshots of a test apart.
   *
   * @example
   * ```ts
   * expect(trace).toMatchTraceSnapshot({ tokens: "band" });
   * ```
   */
  toMatchTraceSnapshot: (options?: SnapshotOptions, hint?: string) => R;
}
