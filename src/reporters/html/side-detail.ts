import type { Call } from "../../trace/call.ts";
import type { Span } from "../../trace/span.ts";
import type { Trace } from "../../trace/trace.ts";
import { defined, without } from "../../trace/values/json-access.ts";
import { callDetail } from "./call-detail.ts";
import type { SideDetail, SpanDetail } from "./page-data.ts";

/** What a span repeats of its call. */
const TOLD_BY_CALL = new Set([
  "gen_ai.input.messages",
  "gen_ai.output.messages",
  "gen_ai.system_instructions",
  "gen_ai.tool.definitions",
]);

const depthOf = (span: Span): number => {
  let depth = 0;
  for (let above = span.parent; above; above = above.parent) depth += 1;
  return depth;
};

/** Gives a side's spans as a list, and what else belongs to no call; `placeOf` finds a call in the test's calls. */
export const sideDetail = (trace: Trace, placeOf: (call: Call) => number): SideDetail => ({
  duration: trace.duration,
  judgeCalls: trace.judgeCalls.map((call) => callDetail(call, { withWire: false })),
  spans: trace.spans.map((span): SpanDetail => {
    const { parent, children: _, call, attributes, ...rest } = span;
    return {
      ...rest,
      depth: depthOf(span),
      attributes: call ? without(attributes, TOLD_BY_CALL) : attributes,
      ...defined({ parent: parent?.id, call: call && placeOf(call) }),
    };
  }),
});
