import type { RecordedSpan } from "../../cassette/cassette.ts";
import { attributeValues } from "./attribute-value.ts";
import { type HrTime, keyOf, parentKeyOf, type SdkSpan, scopeOf } from "./otel.ts";
import type { CollectedSpan } from "./span-log.ts";

/** How spans are placed in time and named. */
export interface SpanPlacement {
  /** The instant, on the clock of the spans, that counts as 0. */
  readonly zero: number;
  /** When it is now, on that clock: spans that are open end here for the time being. */
  readonly now: number;
  /** How many spans stand before these. */
  readonly before?: number;
}

const KINDS = ["internal", "server", "client", "producer", "consumer"];
const STATUSES = ["unset", "ok", "error"];

const msOf = ([seconds, nanoseconds]: HrTime): number => seconds * 1000 + nanoseconds / 1e6;

/** Rounds to a tenth of a millisecond: all that stands on the clock of spans is rounded alike, so that its order stays. */
export const roundedMs = (ms: number): number => Math.round(ms * 10) / 10;

const eventsOf = ({ events, startTime }: SdkSpan, start: number, end: number) =>
  events.map(({ name, time, attributes = {} }) => ({
    name,
    // The SDK's own clock may be faked: what an event says of it counts from the span's start, and within the span.
    time: roundedMs(Math.min(end, Math.max(start, start + msOf(time) - msOf(startTime)))),
    attributes: attributeValues(attributes),
  }));

const statusOf = ({ status }: SdkSpan): RecordedSpan["status"] =>
  status.code === 0
    ? undefined
    : {
        code: STATUSES[status.code] ?? String(status.code),
        ...(status.message !== undefined && status.message !== "" && { message: status.message }),
      };

/** Spans as data, and how each is found that something else names by its key. */
export interface PlacedSpans {
  readonly spans: readonly RecordedSpan[];
  readonly idOf: (key: string | undefined) => string | undefined;
}

/**
 * Makes data of collected spans: ids count in the order they began (`s1`), a parent that was not collected is left out,
 * times are milliseconds since {@link SpanPlacement.zero}.
 */
export const recordedSpans = (
  collected: readonly CollectedSpan[],
  { zero, now, before = 0 }: SpanPlacement,
): PlacedSpans => {
  const ids = new Map(
    collected.map(({ span }, index) => [keyOf(span.spanContext()), `s${before + index + 1}`]),
  );
  const idOf = (key: string | undefined): string | undefined =>
    key === undefined ? undefined : ids.get(key);
  const spans = collected.map(({ span, startedAt, endedAt }): RecordedSpan => {
    const [start, end] = [roundedMs(startedAt - zero), roundedMs((endedAt ?? now) - zero)];
    const [parent, scope, status] = [idOf(parentKeyOf(span)), scopeOf(span), statusOf(span)];
    const events = eventsOf(span, start, end);
    return {
      id: idOf(keyOf(span.spanContext())) ?? "",
      ...(parent !== undefined && { parent }),
      name: span.name,
      kind: KINDS[span.kind] ?? String(span.kind),
      start,
      end,
      attributes: attributeValues(span.attributes),
      ...(events.length > 0 && { events }),
      ...(status && { status }),
      ...(scope !== undefined && { scope }),
      ...(endedAt === undefined && { unfinished: true }),
    };
  });
  return { spans, idOf };
};
