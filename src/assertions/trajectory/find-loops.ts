import type { Call } from "../../trace/call.ts";
import { findToolLoops, type LoopLimits, type LoopStep } from "../../trace/loops/find-tool-loops.ts";
import { explainCall } from "../explain-call.ts";
import { requestKey } from "../request-key.ts";
import { showValue } from "../show.ts";

/** Something that was done too often. */
export interface Loop {
  /** What is done in one round. */
  readonly round: readonly string[];
  readonly times: number;
  /** The calls in which it was asked for, each once. */
  readonly calls: readonly Call[];
}

const shown = ({ name, ...given }: LoopStep): string =>
  `${name}(${"arguments" in given ? showValue(given.arguments) : "…"})`;

/** A request that failed may be sent again. */
const requestLoops = (calls: readonly Call[], { maxRepeats = 2 }: LoopLimits): Loop[] => {
  const answered = calls.filter((call) => call.error === undefined && requestKey(call) !== undefined);
  return [...Map.groupBy(answered, requestKey).values()]
    .filter((same) => same.length > maxRepeats)
    .map((same) => ({
      round: same.slice(0, 1).map((call) => `the request of ${explainCall(call)}`),
      times: same.length,
      calls: same,
    }));
};

/**
 * Finds what was done too often: rounds of tool calls on end, the same tool call anywhere, and the same request though
 * it had been answered.
 */
export const findLoops = (calls: readonly Call[], limits: LoopLimits): Loop[] => [
  ...findToolLoops(calls, limits).map(({ round, ...loop }) => ({ ...loop, round: round.map(shown) })),
  ...requestLoops(calls, limits),
];
