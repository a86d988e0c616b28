import type { Call } from "../call.ts";
import { isUnbilled } from "../calls/is-unbilled.ts";
import type { Cost } from "../cost.ts";
import { figuresOfTrace } from "../diff/metrics.ts";
import type { Trace } from "../trace.ts";
import type { Usage } from "../usage.ts";

/** What a trace, or a whole suite of them, took. */
export interface Spent {
  readonly calls: number;
  /** Calls that were the same request sent again after an error. */
  readonly retries: number;
  readonly usage: Usage;
  /** Calls of models that told no usage, so that {@link usage} is not all. */
  readonly unmetered: number;
  /** In US dollars; absent where {@link unpriced} is not empty. */
  readonly cost?: Cost | undefined;
  /** Why the cost is not known. */
  readonly unpriced: readonly string[];
  /** Milliseconds as measured while recording. */
  readonly duration: number;
  /** Milliseconds to the first chunk, the median over streamed calls; absent where nothing was streamed. */
  readonly firstChunk?: number | undefined;
}

const isUnmetered = (call: Call): boolean =>
  call.kind === "model" &&
  call.usage.input === undefined &&
  call.usage.output === undefined &&
  !isUnbilled(call);

/** Takes out of a trace what it took. */
export const spentIn = (trace: Trace): Spent => {
  const { calls, retries, usage, cost, unpriced, duration } = trace;
  const { firstChunk } = figuresOfTrace(trace);
  return {
    calls: calls.length,
    retries,
    usage,
    unmetered: calls.filter(isUnmetered).length,
    unpriced: [...new Set(unpriced.map(({ reason }) => reason))],
    duration,
    ...(cost && { cost }),
    ...(firstChunk !== undefined && { firstChunk }),
  };
};
