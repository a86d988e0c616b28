import type { RecordedSpan } from "../../cassette/cassette.ts";
import type { JsonValue } from "../../formats/json.ts";
import type { Call } from "../call.ts";
import { toolRunOf } from "../calls/tool-run.ts";
import { DETAILS_EVENT } from "../semconv.ts";
import type { Span, SpanEvent } from "../span.ts";
import { callAttributes, contentAttributes } from "../spans/call-attributes.ts";
import type { ReadSpan } from "../spans/read-span.ts";
import { numberIn, objectOf, textIn } from "../values/json-access.ts";
import type { Interval } from "./busy-periods.ts";
import type { SpanSeed } from "./span-tree.ts";

const KINDS: ReadonlySet<string> = new Set<Span["kind"]>(["server", "client", "producer", "consumer"]);

const kindOf = (kind: string): Span["kind"] => (KINDS.has(kind) ? (kind as Span["kind"]) : "internal");

/** An event keeps its place in its span, also where a replay stretched that. */
const eventOf = (event: JsonValue, recorded: RecordedSpan, time: Interval): SpanEvent => {
  const { name, time: at, attributes } = objectOf(event);
  const length = recorded.end - recorded.start;
  const passed = length > 0 ? ((numberIn(at) ?? recorded.start) - recorded.start) / length : 0;
  const share = passed > 0 ? Math.min(passed, 1) : 0;
  return {
    name: textIn(name) ?? "",
    time: time.start + share * (time.end - time.start),
    attributes: objectOf(attributes),
  };
};

/** The span that was recorded, told to the end by the call it stands for: what the library dropped, the wire has. */
export const recordedSeed = (
  { recorded, attributes }: ReadSpan,
  time: Interval,
  call: Call | undefined,
): SpanSeed => {
  const { id, parent, name, kind, status, scope, events = [] } = recorded;
  const code = status?.code ?? (call?.error ? "error" : "unset");
  return {
    id,
    parent,
    name,
    kind: kindOf(kind),
    time,
    attributes: () => (call ? { ...callAttributes(call), ...attributes } : attributes),
    events: () => events.map((event) => eventOf(event, recorded, time)),
    status: code === "ok" || code === "error" ? code : "unset",
    statusMessage: status?.message,
    scope,
    call,
  };
};

const addressOf = (url: string): string => {
  const address = URL.parse(url);
  return address ? address.host + address.pathname : url;
};

const nameOf = (call: Call): string => {
  const { operation, requestModel, method, url, kind, api, parameters } = call;
  if (operation !== undefined) {
    const target = kind === "tool" ? toolRunOf(call)?.name : requestModel;
    return [operation, target].filter(Boolean).join(" ");
  }
  const asked = api === "mcp" ? textIn(parameters["method"]) : undefined;
  return asked ?? `${method} ${addressOf(url)}`;
};

/**
 * The span that is made on reading for a call which no recorded one stands for, as the GenAI conventions describe it
 * (`chat gpt-4o`, with what was said in an event).
 */
export const madeSeed = (call: Call, id: string, parent: string | undefined, time: Interval): SpanSeed => ({
  id,
  parent,
  name: nameOf(call),
  kind: "client",
  time,
  attributes: () => callAttributes(call),
  events: () => {
    const attributes = contentAttributes(call);
    return Object.keys(attributes).length > 0 ? [{ name: DETAILS_EVENT, time: time.end, attributes }] : [];
  },
  status: call.error ? "error" : "unset",
  statusMessage: call.error?.message,
  call,
});
