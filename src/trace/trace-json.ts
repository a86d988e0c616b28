import type { Call } from "./call.ts";
import { SEMCONV_SNAPSHOT } from "./semconv.ts";
import type { Span } from "./span.ts";
import type { Trace } from "./trace.ts";
import { without } from "./values/json-access.ts";

/** What is large, what stands elsewhere in a trace, and what went over the wire as it went. */
const LEFT_OUT = new Set(["interaction", "embeddings", "text", "reasoning", "toolCalls", "model"]);

const callJson = (call: Call): object => {
  const { cost, unpriced, embeddings, timing } = call;
  const { chunks, ...times } = timing;
  return {
    ...without({ ...call, cost: undefined, unpriced: undefined } as never, LEFT_OUT),
    timing: { ...times, chunks: chunks.length },
    ...(embeddings && { embeddings: { count: embeddings.length, dimensions: embeddings[0]?.length ?? 0 } }),
    cost,
    unpriced,
  };
};

const spanJson = ({ parent, call, ...span }: Span): object => ({
  ...span,
  parent: parent?.id,
  call: call?.index,
  children: undefined,
});

/**
 * Gives a trace as plain data: sums, calls and spans, the spans as a list with the ids of their parents; without bodies
 * as sent. Times are milliseconds, costs US dollars; `conventions` is the state of the GenAI conventions that attributes
 * are named by.
 */
export const traceJson = (trace: Trace): object => {
  const {
    title,
    duration,
    usage,
    cost,
    unpriced,
    retries,
    output,
    errors,
    toolCalls,
    calls,
    judgeCalls,
    spans,
  } = trace;
  return {
    conventions: SEMCONV_SNAPSHOT,
    title,
    duration,
    usage,
    cost,
    unpriced: unpriced.map(({ call, reason }) => ({ call: call.index, reason })),
    retries,
    output,
    errors: errors.map(({ call, ...error }) => ({ call: call.index, ...error })),
    toolCalls: toolCalls.map(({ call, ...tool }) => ({ call: call.index, ...tool })),
    calls: calls.map(callJson),
    judgeCalls: judgeCalls.map(callJson),
    spans: spans.map((span) => spanJson(span)),
  };
};
