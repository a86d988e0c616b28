import type { Span } from "../../../trace/span.ts";
import type { Exporter, ExportSource } from "../exporter.ts";
import {
  type OtelAttributes,
  type OtelOptions,
  type OtelSpan,
  otelSpans,
  type OtelValue,
} from "./otel-span.ts";
import { resourceOf, type ResourceOptions, SCHEMA_URL } from "./resource.ts";

/** SpanKind of opentelemetry/proto/trace/v1/trace.proto. */
const KINDS: Readonly<Record<Span["kind"], number>> = {
  internal: 1,
  server: 2,
  client: 3,
  producer: 4,
  consumer: 5,
};

/** StatusCode of the same. */
const CODES: Readonly<Record<Span["status"], number>> = { unset: 0, ok: 1, error: 2 };

const anyValue = (value: OtelValue): object => {
  if (typeof value === "string") return { stringValue: value };
  if (typeof value === "boolean") return { boolValue: value };
  if (typeof value !== "number") return { arrayValue: { values: value.map(anyValue) } };
  // Integers of 64 bits are texts in the JSON of protocol buffers.
  return Number.isSafeInteger(value) ? { intValue: String(value) } : { doubleValue: value };
};

const keyValues = (attributes: OtelAttributes): object[] =>
  Object.entries(attributes).map(([key, value]) => ({ key, value: anyValue(value) }));

const eventJson = ({ time, name, attributes }: OtelSpan["events"][number]): object => ({
  timeUnixNano: String(time),
  name,
  attributes: keyValues(attributes),
});

const spanJson = ({ traceId, spanId, parentSpanId, name, kind, start, end, ...rest }: OtelSpan): object => ({
  traceId,
  spanId,
  ...(parentSpanId !== undefined && { parentSpanId }),
  name,
  kind: KINDS[kind],
  startTimeUnixNano: String(start),
  endTimeUnixNano: String(end),
  attributes: keyValues(rest.attributes),
  ...(rest.events.length > 0 && { events: rest.events.map(eventJson) }),
  status: {
    code: CODES[rest.status],
    ...(rest.statusMessage !== undefined && { message: rest.statusMessage }),
  },
});

/**
 * Gives the `ExportTraceServiceRequest` of a cassette as OTLP's JSON has it: ids in hex, enumerations as numbers, integers
 * of 64 bits as texts (https://opentelemetry.io/docs/specs/otlp/#json-protobuf-encoding).
 */
const otlpRequest = (source: ExportSource, options: OtelOptions & ResourceOptions = {}): object => {
  const scopes = Map.groupBy(otelSpans(source, options), ({ scope }) => scope.name);
  return {
    resourceSpans: [
      {
        resource: { attributes: keyValues(resourceOf(options)) },
        scopeSpans: [...scopes.values()].map((spans) => ({
          scope: spans[0]?.scope,
          spans: spans.map(spanJson),
          schemaUrl: SCHEMA_URL,
        })),
        schemaUrl: SCHEMA_URL,
      },
    ],
  };
};

/**
 * Prints cassettes as OTLP/JSON lines, a cassette a line, as collectors and Jaeger read them from a file
 * (https://opentelemetry.io/docs/specs/otel/protocol/file-exporter/).
 */
export const otlpJson = (options: OtelOptions & ResourceOptions = {}): Exporter =>
  async function* (sources) {
    for await (const source of sources) yield `${JSON.stringify(otlpRequest(source, options))}\n`;
  };
