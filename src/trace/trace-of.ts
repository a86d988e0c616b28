import { inspect, type InspectContext } from "node:util";
import type { Call } from "./call.ts";
import { tracedToolCalls } from "./calls/tool-responses.ts";
import { inspectTrace } from "./inspect-trace.ts";
import type { Span } from "./span.ts";
import { sumCost } from "./sum-cost.ts";
import { sumUsage } from "./sum-usage.ts";
import { traceJson } from "./trace-json.ts";
import type { Trace } from "./trace.ts";
import { findSpans } from "./tree/find-spans.ts";
import { spansIn } from "./tree/span-tree.ts";
import { once } from "../once.ts";

/** What a trace is made of. */
export interface TraceParts {
  readonly title?: string | undefined;
  readonly root: Span;
  readonly calls: readonly Call[];
  readonly judgeCalls?: readonly Call[];
}

/** Makes a trace of its calls and its tree; what is summed up or joined is so when it is first asked for. */
export const traceOf = ({ title, root, calls, judgeCalls = [] }: TraceParts): Trace => {
  const models = calls.filter(({ kind }) => kind === "model");
  const spans = once(() => spansIn(root));
  const usage = once(() => sumUsage(models.map((call) => call.usage)));
  const cost = once(() => sumCost(models.map((call) => call.cost)));
  const toolCalls = once(() => tracedToolCalls(calls));
  const output = models.findLast(({ text }) => text !== undefined)?.text;
  const trace: Trace = {
    ...(title !== undefined && { title }),
    calls,
    judgeCalls,
    get spans() {
      return spans();
    },
    root,
    get usage() {
      return usage();
    },
    get cost() {
      return cost();
    },
    get unpriced() {
      return models.flatMap((call) => (call.unpriced === undefined ? [] : { call, reason: call.unpriced }));
    },
    duration: root.duration,
    ...(output !== undefined && { output }),
    get toolCalls() {
      return toolCalls();
    },
    errors: calls.flatMap((call) => (call.error ? [{ ...call.error, call }] : [])),
    retries: calls.filter(({ attempt }) => attempt > 1).length,
    find: (query) => findSpans(spans(), query)[0],
    findAll: (query) => findSpans(spans(), query),
    within: (span) => {
      const inside = new Set(spansIn(span).map(({ id }) => id));
      return traceOf({
        title: span.name,
        root: span,
        calls: calls.filter((call) => inside.has(call.span ?? "")),
      });
    },
    toJSON: () => traceJson(trace),
  };
  const print = (...asked: readonly [number, InspectContext]) => inspectTrace(trace, ...asked);
  return Object.defineProperty(trace, inspect.custom, { value: print });
};
