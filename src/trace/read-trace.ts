import type { Interaction } from "../cassette/cassette.ts";
import type { Call } from "./call.ts";
import { readCall, type ReadOptions } from "./read-call.ts";
import { traceOf } from "./trace-of.ts";
import type { Trace, TraceSource } from "./trace.ts";

const sourceOf = (source: TraceSource | readonly Interaction[]): TraceSource =>
  "interactions" in source ? source : { interactions: source };

/** Reads interactions, or those of a cassette with its spans, as a trace. */
export const readTrace = (source: TraceSource | readonly Interaction[], options: ReadOptions = {}): Trace => {
  const { interactions } = sourceOf(source);
  const first = Math.min(...interactions.map(({ recordedAt }) => Date.parse(recordedAt)));
  const calls: Call[] = interactions.map((interaction, index) =>
    readCall(interaction, { index, start: Date.parse(interaction.recordedAt) - first, attempt: 1 }, options),
  );
  return traceOf(calls, sourceOf(source));
};
