import { listOf, objectOf, type Loose } from "../values/json-access.ts";

const NANOSECONDS = 1_000_000_000n;

/** What 64 bits hold, and so any time in nanoseconds. */
const MOST = 2 ** 64;

const wholeOf = (value: Loose): bigint | undefined => {
  if (typeof value === "number") return Math.abs(value) <= MOST ? BigInt(Math.round(value)) : undefined;
  return typeof value === "string" && /^\d{1,20}$/.test(value) ? BigInt(value) : undefined;
};

/** Seconds and nanoseconds beyond them, as the SDK keeps times; a text is a date. */
const hrTimeOf = (value: Loose): bigint | undefined => {
  if (typeof value === "string") {
    const ms = Date.parse(value);
    return Number.isNaN(ms) ? undefined : BigInt(ms) * 1_000_000n;
  }
  const [seconds, rest] = listOf(value).map(wholeOf);
  return seconds === undefined ? undefined : seconds * NANOSECONDS + (rest ?? 0n);
};

/** When a span began and ended, in nanoseconds since 1970; `undefined` where it does not say. */
export interface SpanTimes {
  readonly start: bigint | undefined;
  readonly end: bigint | undefined;
}

/**
 * Reads when a span began and ended: OTLP's `startTimeUnixNano`, the SDK's `startTime` as `[seconds, nanoseconds]`, or
 * the console exporter's `timestamp` and `duration` in microseconds.
 */
export const spanTimes = (span: Loose): SpanTimes => {
  const { startTimeUnixNano, endTimeUnixNano, startTime, endTime, timestamp, duration } = objectOf(span);
  const micro = wholeOf(timestamp);
  const start = wholeOf(startTimeUnixNano) ?? hrTimeOf(startTime) ?? (micro && micro * 1000n);
  const long = (wholeOf(duration) ?? 0n) * 1000n;
  const end = wholeOf(endTimeUnixNano) ?? hrTimeOf(endTime) ?? (micro && micro * 1000n + long);
  return { start, end: end ?? start };
};

/** Reads when an event happened, in nanoseconds since 1970. */
export const eventTime = (event: Loose): bigint | undefined => {
  const { timeUnixNano, time } = objectOf(event);
  return wholeOf(timeUnixNano) ?? hrTimeOf(time);
};
