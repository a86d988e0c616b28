import type { Trace } from "../trace/trace.ts";
import { figuresOfTrace } from "../trace/diff/metrics.ts";
import { defined } from "../trace/values/json-access.ts";
import type { TraceSummary } from "./run-file.ts";

/** Takes out of a trace what a run file keeps of it. */
export const summarizeTrace = (trace: Trace): TraceSummary => {
  const { calls, errors, usage, cost, unpriced, duration } = trace;
  const { retries = 0, firstChunk, tokensPerSecond } = figuresOfTrace(trace);
  return {
    calls: calls.length,
    errors: errors.length,
    rateLimited: calls.filter(({ status }) => status === 429).length,
    retries,
    usage: { ...usage },
    unpriced: unpriced.map(({ reason }) => reason),
    duration,
    models: [...new Set(calls.flatMap(({ model }) => model ?? []))].toSorted(),
    ...defined({ cost: cost && { ...cost }, firstChunk, tokensPerSecond }),
  };
};
