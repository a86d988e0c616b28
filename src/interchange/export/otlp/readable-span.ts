import type { Span } from "../../../trace/span.ts";
import type { OtelAttributes, OtelSpan } from "./otel-span.ts";
import { resourceOf, type ResourceOptions, SCHEMA_URL } from "./resource.ts";

/** Seconds and nanoseconds beyond them. */
type HrTime = readonly [seconds: number, nanoseconds: number];

interface SpanContext {
  readonly traceId: string;
  readonly spanId: string;
  readonly traceFlags: number;
}

interface Scope {
  readonly name: string;
  readonly version?: string;
  readonly schemaUrl: string;
}

/**
 * A span as the exporters of OpenTelemetry's SDK take it; 1.x knows its parent and its scope under other names than 2.x and
 * 3.x, so that both stand here.
 */
export interface ReadableSpan {
  readonly name: string;
  readonly kind: number;
  readonly spanContext: () => SpanContext;
  readonly parentSpanId?: string;
  readonly parentSpanContext?: SpanContext;
  readonly startTime: HrTime;
  readonly endTime: HrTime;
  readonly duration: HrTime;
  readonly ended: true;
  readonly status: { readonly code: number; readonly message?: string };
  readonly attributes: OtelAttributes;
  readonly links: readonly never[];
  readonly events: readonly {
    readonly name: string;
    readonly time: HrTime;
    readonly attributes: OtelAttributes;
  }[];
  readonly resource: { readonly attributes: OtelAttributes; readonly schemaUrl: string };
  readonly instrumentationScope: Scope;
  readonly instrumentationLibrary: Scope;
  readonly droppedAttributesCount: 0;
  readonly droppedEventsCount: 0;
  readonly droppedLinksCount: 0;
}

const BILLION = 1_000_000_000n;
const hrTime = (time: bigint): HrTime => [Number(time / BILLION), Number(time % BILLION)];

/** SpanKind and SpanStatusCode of `@opentelemetry/api`, which count from 0. */
const KINDS: readonly Span["kind"][] = ["internal", "server", "client", "producer", "consumer"];
const CODES: readonly Span["status"][] = ["unset", "ok", "error"];
const SAMPLED = 1;
const NOTHING_DROPPED = { droppedAttributesCount: 0, droppedEventsCount: 0, droppedLinksCount: 0 } as const;

/** Gives spans as the exporters of OpenTelemetry's SDK take them. */
export const readableSpans = (
  spans: readonly OtelSpan[],
  options: ResourceOptions = {},
): readonly ReadableSpan[] => {
  const resource = { attributes: resourceOf(options), schemaUrl: SCHEMA_URL };
  return spans.map((span) => {
    const { traceId, spanId, parentSpanId, status, statusMessage, start, end } = span;
    const context = (id: string): SpanContext => ({ traceId, spanId: id, traceFlags: SAMPLED });
    const scope = { ...span.scope, schemaUrl: SCHEMA_URL };
    return {
      name: span.name,
      kind: KINDS.indexOf(span.kind),
      spanContext: () => context(spanId),
      ...(parentSpanId !== undefined && { parentSpanId, parentSpanContext: context(parentSpanId) }),
      startTime: hrTime(start),
      endTime: hrTime(end),
      duration: hrTime(end - start),
      ended: true,
      status: { code: CODES.indexOf(status), ...(statusMessage !== undefined && { message: statusMessage }) },
      attributes: span.attributes,
      links: [],
      events: span.events.map((event) => ({ ...event, time: hrTime(event.time) })),
      resource,
      instrumentationScope: scope,
      instrumentationLibrary: scope,
      ...NOTHING_DROPPED,
    };
  });
};
