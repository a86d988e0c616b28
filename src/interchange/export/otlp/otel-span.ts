import type { JsonValue } from "../../../formats/json.ts";
import { sha256 } from "../../../formats/sha256.ts";
import { contentAttributes } from "../../../trace/spans/call-attributes.ts";
import type { Attributes, Span, SpanEvent } from "../../../trace/span.ts";
import { beginningOf, type ExportSource } from "../exporter.ts";
import { isContentEvent, withoutContent } from "../content-attributes.ts";
import { evaluationEvents } from "./evaluation-events.ts";

/** A value that OpenTelemetry allows for an attribute. */
export type OtelValue =
  string | number | boolean | readonly string[] | readonly number[] | readonly boolean[];

/** Attributes as OpenTelemetry allows them. */
export type OtelAttributes = Readonly<Record<string, OtelValue>>;

/** One span as OpenTelemetry knows it; times are nanoseconds since 1970. */
export interface OtelSpan {
  /** 32 hex digits. */
  readonly traceId: string;
  /** 16 hex digits. */
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly kind: Span["kind"];
  readonly start: bigint;
  readonly end: bigint;
  readonly attributes: OtelAttributes;
  readonly events: readonly {
    readonly name: string;
    readonly time: bigint;
    readonly attributes: OtelAttributes;
  }[];
  readonly status: Span["status"];
  readonly statusMessage?: string;
  readonly scope: { readonly name: string; readonly version?: string };
}

/** What goes with the spans. */
export interface OtelOptions {
  /** Also tell what was said: messages, tools, arguments and results. */
  readonly content?: boolean;
}

/**
 * What a call cost in US dollars. The conventions have no name for it yet; this is the one that OpenLIT writes
 * (https://docs.openlit.io) and that others read.
 */
const COST = "gen_ai.usage.cost";
/** On the span of a whole trace: the path of the cassette. */
const CASSETTE = "llm_replay.cassette";

/** Another recording of the same cassette is another trace, the same one exported again is the same trace. */
const traceIdOf = ({ name, cassette }: ExportSource): string => {
  const sent = cassette.interactions.map(({ recordedAt }) => recordedAt);
  const spans = cassette.spans.map(({ id, start, end }) => [id, start, end]);
  return sha256(JSON.stringify([name, sent, spans])).slice(0, 32);
};

const isScalarList = (value: JsonValue): value is string[] | number[] | boolean[] =>
  Array.isArray(value) &&
  ["string", "number", "boolean"].some((type) => value.every((item) => typeof item === type));

/** Back ends know scalars and lists of one kind of them; the rest is JSON in a text, as the conventions allow. */
const otelValue = (value: JsonValue): OtelValue | undefined => {
  if (value === null) return undefined;
  return typeof value !== "object" || isScalarList(value) ? value : JSON.stringify(value);
};

const otelAttributes = (attributes: Attributes): OtelAttributes =>
  Object.fromEntries(
    Object.entries(attributes).flatMap(([name, value]) => {
      const allowed = otelValue(value);
      return allowed === undefined ? [] : [[name, allowed]];
    }),
  );

const attributesOf = (span: Span, { content = false }: OtelOptions): Attributes => {
  const { call, attributes } = span;
  const said = content && call?.kind === "model" ? contentAttributes(call) : {};
  const cost = call?.cost && call.kind === "model" ? { [COST]: call.cost.total } : {};
  return { ...said, ...(content ? attributes : withoutContent(attributes)), ...cost };
};

/** What was said stands in the attributes, where back ends look for it. */
const eventsOf = ({ events }: Span, { content = false }: OtelOptions): readonly SpanEvent[] =>
  events
    .filter((event) => !isContentEvent(event))
    .map((event) => (content ? event : { ...event, attributes: withoutContent(event.attributes) }));

/** A time that a cassette tells wrongly, beyond all numbers, is none. */
const wholeOf = (count: number): bigint => BigInt(Number.isFinite(count) ? Math.round(count) : 0);

/** Makes OpenTelemetry's spans of a trace, parents before their children. */
export const otelSpans = (source: ExportSource, options: OtelOptions = {}): readonly OtelSpan[] => {
  const { trace, cassette, name } = source;
  const traceId = traceIdOf(source);
  // Whole microseconds: nanoseconds since 1970 are more than a number holds exactly.
  const begun = wholeOf((beginningOf(trace) ?? 0) * 1e3) * 1_000n;
  const nanoseconds = (ms: number): bigint => begun + wholeOf(ms * 1e6);
  const idOf = (span: Span): string => sha256(`${traceId} ${span.id}`).slice(0, 16);
  const evaluated = evaluationEvents(source, options.content ?? false);
  return trace.spans.map((span): OtelSpan => {
    const { parent, kind, start, end, status, statusMessage, scope } = span;
    const whole = parent ? {} : { [CASSETTE]: name };
    const events = [...eventsOf(span, options), ...(evaluated.get(span) ?? [])];
    return {
      traceId,
      spanId: idOf(span),
      ...(parent && { parentSpanId: idOf(parent) }),
      name: span.name,
      kind,
      start: nanoseconds(start),
      end: nanoseconds(end),
      attributes: otelAttributes({ ...whole, ...attributesOf(span, options) }),
      events: events.map((event) => ({
        name: event.name,
        time: nanoseconds(event.time),
        attributes: otelAttributes(event.attributes),
      })),
      status,
      ...(statusMessage !== undefined && { statusMessage }),
      scope: scope === undefined ? cassette.recorder : { name: scope },
    };
  });
};
