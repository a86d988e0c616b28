import type { Span } from "../../../trace/span.ts";

/** A span in its lane; times are whole microseconds since the trace began. */
export interface Laned {
  readonly span: Span;
  /** 1, 2, … */
  readonly lane: number;
  readonly start: number;
  readonly end: number;
}

/** What a lane has open, the outermost first. */
type Lane = Laned[];

const microseconds = (ms: number): number => Math.round(ms * 1000);

/** The innermost that is open in a lane when something begins; what is over by then is taken off. */
const openAt = (lane: Lane, start: number): Laned | undefined => {
  for (let last = lane.at(-1); last && last.end <= start; last = lane.at(-1)) lane.pop();
  return lane.at(-1);
};

/**
 * Gives each span a lane in which it lies wholly in another or beside it, as viewers ask: its parent's where that is free,
 * else the first that is, else a new one. Spans come by start, those around others before them.
 */
export const laneSpans = (spans: readonly Span[]): readonly Laned[] => {
  const lanes: Lane[] = [];
  const placed = new Map<Span, Laned>();
  const sorted = spans
    .map((span) => ({ span, start: microseconds(span.start), end: microseconds(span.end) }))
    .toSorted((a, b) => a.start - b.start || b.end - a.end);
  for (const each of sorted) {
    const parent = each.span.parent && placed.get(each.span.parent);
    const home = parent && lanes[parent.lane - 1];
    const isFree = home && openAt(home, each.start) === parent && each.end <= parent.end;
    const free = isFree ? home : lanes.find((one) => openAt(one, each.start) === undefined);
    const lane = free ?? [];
    if (!free) lanes.push(lane);
    const found = { ...each, lane: lanes.indexOf(lane) + 1 };
    lane.push(found);
    placed.set(each.span, found);
  }
  return [...placed.values()];
};
