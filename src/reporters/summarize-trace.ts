import { figuresOfTrace } from "../trace/diff/metrics.ts";
import { spentIn } from "../trace/budgets/spent.ts";
import type { Trace } from "../trace/trace.ts";
import type { TraceSummary } from "./run-file.ts";

/** Takes out of a trace what a run file keeps of it. */
export const summarizeTrace = (trace: Trace): TraceSummary => {
  const { calls, errors } = trace;
  const { cost, usage, unpriced, ...spent } = spentIn(trace);
  const { tokensPerSecond } = figuresOfTrace(trace);
  return {
    ...spent,
    errors: errors.length,
    rateLimited: calls.filter(({ status }) => status === 429).length,
    usage: { ...usage },
    unpriced: [...unpriced],
    models: [...new Set(calls.flatMap(({ model }) => model ?? []))].toSorted(),
    ...(cost && { cost: { ...cost } }),
    ...(tokensPerSecond !== undefined && { tokensPerSecond }),
  };
};
