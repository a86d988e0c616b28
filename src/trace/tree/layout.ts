import type { Interaction, RecordedSpan } from "../../cassette/cassette.ts";
import type { TraceSource } from "../trace.ts";
import { boundedMs } from "../values/bounded-ms.ts";
import { busyPeriods, type Interval } from "./busy-periods.ts";
import { stretchTimeline, type Timeline } from "./timeline.ts";

/** A longer time without a call lies between two recordings (mode `append`), or is a human's. */
const LONGEST_IDLE = 10 * 60_000;

interface Recorded extends Interval {
  /** How long nothing was under way before it. */
  readonly idle: number;
}

/** A recording's calls, in milliseconds since the first was sent, with the pauses between recordings closed up. */
interface Recording {
  readonly of: (interaction: Interaction) => Recorded;
  /** The same with all pauses, as the spans' clock has them. */
  readonly sent: (interaction: Interaction) => Interval;
  /** Closes the pauses before a time of the recording's clock. */
  readonly close: (time: number) => number;
}

const NOWHERE: Recorded = { start: 0, end: 0, idle: 0 };

/** An interaction of another cassette was recorded at no time that could be compared: beside nothing of this one. */
const elsewhere = ({ timing }: Interaction): Recorded => ({
  start: -1e12,
  end: boundedMs(timing.end) - 1e12,
  idle: 0,
});

const recordingOf = (interactions: readonly Interaction[]): Recording => {
  const stamps = interactions.map(({ recordedAt }) => Date.parse(recordedAt)).filter(Number.isFinite);
  const first = stamps.reduce((least, time) => Math.min(least, time), Infinity);
  const sent = ({ recordedAt, timing }: Interaction): Interval => {
    const time = Date.parse(recordedAt);
    // What does not say when it was sent was sent at the beginning.
    const start = Number.isFinite(time) ? time - first : 0;
    return { start, end: start + boundedMs(timing.end) };
  };
  const times = interactions.map(sent);
  const periods = busyPeriods(times);
  const pauses = periods.filter(({ idle }) => idle > LONGEST_IDLE);
  const close = (time: number): number =>
    pauses.reduce((closed, { start, idle }) => (time > start - idle / 2 ? closed - idle : closed), time);
  const idles = new Map(
    periods.map(({ members: [member = -1], idle }) => [member, idle > LONGEST_IDLE ? 0 : idle]),
  );
  const found = new Map(
    interactions.map((each, index) => {
      const { start, end } = times[index] ?? NOWHERE;
      const idle = idles.get(index) ?? 0;
      return [each.request, { start: close(start), end: close(start) + end - start, idle }];
    }),
  );
  // A session gives the interactions it served their spans of today: the request is what stays the same object.
  return { of: (interaction) => found.get(interaction.request) ?? elsewhere(interaction), sent, close };
};

const intervalOf = ({ start, end }: RecordedSpan): Interval => ({
  start: boundedMs(start),
  end: boundedMs(end),
});

const asRecorded = ({ interactions, spans = [] }: TraceSource): Timeline => {
  const { of, close } = recordingOf(interactions);
  return {
    spans: spans
      .map(intervalOf)
      .map(({ start, end }) => ({ start: close(start), end: close(start) + end - start })),
    calls: interactions.map(of),
  };
};

const placeOf = (spans: readonly RecordedSpan[]): ((id: string | undefined) => number | undefined) => {
  const places = new Map(spans.map(({ id }, index) => [id, index]));
  return (id) => (id === undefined ? undefined : places.get(id));
};

/** When each interaction was sent and answered on the clock of the spans. */
export const sentTimes = ({ interactions, replayed }: TraceSource): readonly Interval[] =>
  replayed ?? interactions.map(recordingOf(interactions).sent);

const asReplayed = (source: TraceSource, replayed: readonly Interval[]): Timeline => {
  const { interactions, spans = [], taped = interactions } = source;
  const { of } = recordingOf(taped);
  const place = placeOf(spans);
  return stretchTimeline(
    spans.map((span) => ({ ...intervalOf(span), parent: place(span.parent) })),
    interactions.map((each, index) => {
      const { idle, ...recorded } = of(each);
      return { ...(replayed[index] ?? NOWHERE), parent: place(each.span), recorded, idle };
    }),
  );
};

const shifted = ({ spans, calls }: Timeline): Timeline => {
  const first = [...spans, ...calls].reduce((least, { start }) => Math.min(least, start), Infinity);
  const move = ({ start, end }: Interval): Interval => ({
    start: start - first,
    end: Math.max(start, end) - first,
  });
  return { spans: spans.map(move), calls: calls.map(move) };
};

/**
 * Lays out the spans and the interactions of a trace, in milliseconds since the first of them began: as recorded, or, of
 * a replay, as {@link stretchTimeline} does.
 */
export const layoutOf = (source: TraceSource): Timeline =>
  shifted(source.replayed ? asReplayed(source, source.replayed) : asRecorded(source));
