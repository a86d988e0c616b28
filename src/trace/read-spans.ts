import type { RecordedSpan } from "../cassette/cassette.ts";
import { isoTime } from "../formats/iso-time.ts";
import type { JsonValue } from "../formats/json.ts";
import { jsonLines } from "../formats/ndjson.ts";
import { otlpAttributes } from "./spans/otlp-values.ts";
import { eventTime, spanTimes } from "./spans/span-times.ts";
import { defined, listOf, objectOf, parsedOr, textIn, type Loose } from "./values/json-access.ts";

/** The spans of a file. */
export interface SpanFile {
  /** In the order of the file; times are milliseconds since the first of them began. */
  readonly spans: readonly RecordedSpan[];
  /** When the first began, ISO 8601; absent where no span says when. */
  readonly startedAt?: string;
}

interface Scoped {
  readonly span: JsonValue;
  readonly scope?: string | undefined;
}

const KINDS = ["internal", "server", "client", "producer", "consumer"];
const STATUS = ["unset", "ok", "error"];

/** Enums stand by number or by name: `2`, `STATUS_CODE_ERROR`, `ERROR`. */
const enumOf = (value: Loose, words: readonly string[], offset = 0): string => {
  if (typeof value === "number") return words[value - offset] ?? words[0] ?? "";
  const name = textIn(value)?.toLowerCase() ?? "";
  return words.find((word) => name.endsWith(word)) ?? words[0] ?? "";
};

const nameOf = (scope: Loose): string | undefined => textIn(objectOf(scope).name);

/** OTLP/JSON nests spans in scopes in resources; SDK 1.x and OTLP before 0.19 call scopes libraries. */
const scopedSpans = (value: JsonValue): Scoped[] => {
  if (Array.isArray(value)) return value.flatMap(scopedSpans);
  const file = objectOf(value);
  const groups = listOf(file["resourceSpans"] ?? file["batches"]);
  if (groups.length > 0) return groups.flatMap(scopedSpans);
  const scopes = file["scopeSpans"] ?? file["instrumentationLibrarySpans"];
  if (scopes !== undefined) return listOf(scopes).flatMap(scopedSpans);
  const scope = nameOf(file["scope"] ?? file["instrumentationLibrary"] ?? file["instrumentationScope"]);
  if (Array.isArray(file["spans"])) return file["spans"].map((span) => ({ span, scope }));
  return textIn(file["name"]) === undefined ? [] : [{ span: value, scope }];
};

/** Hex in any case; base64 in files of Grafana. */
const idOf = (value: Loose): string | undefined => {
  const id = textIn(value);
  if (id === undefined || /^0*$/.test(id)) return undefined;
  return /^[A-Za-z0-9+/]{11}=$/.test(id) ? Buffer.from(id, "base64").toString("hex") : id.toLowerCase();
};

const eventOf = (event: JsonValue, base: bigint): JsonValue => {
  const { name, attributes } = objectOf(event);
  return {
    name: textIn(name) ?? "",
    time: since(base, eventTime(event)),
    attributes: otlpAttributes(attributes),
  };
};

const since = (base: bigint, time: bigint | undefined): number => Number((time ?? base) - base) / 1e6;

const isOtlp = (span: Loose): boolean => {
  const { attributes, startTimeUnixNano } = objectOf(span);
  return Array.isArray(attributes) || startTimeUnixNano !== undefined;
};

const spanOf = ({ span, scope }: Scoped, index: number, base: bigint): RecordedSpan => {
  const { spanContext, spanId, id, parentSpanId, parentId, parentSpanContext, name, kind, status, ...rest } =
    objectOf(span);
  const { start, end } = spanTimes(span);
  const events = listOf(rest["events"]).map((event) => eventOf(event, base));
  const { code, message } = objectOf(status);
  return {
    id: idOf(objectOf(spanContext).spanId ?? spanId ?? id) ?? `span-${index + 1}`,
    name: textIn(name) ?? "",
    // The SDK counts kinds from 0, OTLP from 1.
    kind: enumOf(kind, KINDS, isOtlp(span) ? 1 : 0),
    start: since(base, start),
    end: since(base, end),
    attributes: otlpAttributes(rest["attributes"]),
    ...(events.length > 0 && { events }),
    ...defined({ parent: idOf(objectOf(parentSpanContext).spanId ?? parentSpanId ?? parentId), scope }),
    status: { code: enumOf(code, STATUS), ...defined({ message: textIn(message) }) },
  };
};

const parsed = (text: string): JsonValue => {
  const whole = parsedOr(text);
  if (typeof whole !== "string") return whole;
  return jsonLines(text).map(({ start, end }) => parsedOr(text.slice(start, end)));
};

const spanFileOf = (found: readonly Scoped[]): SpanFile => {
  const starts = found.flatMap(({ span }) => spanTimes(span).start ?? []);
  const base = starts.reduce<bigint | undefined>(
    (least, start) => (least === undefined || start < least ? start : least),
    undefined,
  );
  const startedAt = base === undefined ? undefined : isoTime(Number(base / 1_000_000n));
  return {
    spans: found.map((each, index) => spanOf(each, index, base ?? 0n)),
    ...(startedAt !== undefined && { startedAt }),
  };
};

const scopedIn = (file: string | JsonValue): Scoped[] =>
  scopedSpans(typeof file === "string" ? parsed(file) : file);

const traceIdOf = ({ span }: Scoped): string => {
  const { traceId, spanContext } = objectOf(span);
  return textIn(traceId ?? objectOf(spanContext).traceId) ?? "";
};

/**
 * Reads spans from a file's text or from its JSON: OTLP/JSON (`{ resourceSpans }`, Grafana's `{ batches }`, lines of
 * them), lists of spans, and dumps of spans of the SDK 1.x, 2.x and 3.x. What is no span is passed over.
 */
export const readSpans = (file: string | JsonValue): SpanFile => spanFileOf(scopedIn(file));

/** Reads what {@link readSpans} does by trace, in the order of their first spans; spans that name no trace are one. */
export const readTraces = (file: string | JsonValue): readonly SpanFile[] =>
  Array.from(Map.groupBy(scopedIn(file), traceIdOf).values(), spanFileOf);
