/** When something began and ended, in milliseconds of one clock. */
export interface Interval {
  readonly start: number;
  readonly end: number;
}

/** A time during which at least one of some intervals is under way. */
export interface BusyPeriod extends Interval {
  /** The places of its intervals in the list, by start. */
  readonly members: readonly number[];
  /** How long nothing was under way before it; 0 for the first. */
  readonly idle: number;
}

/** Finds the times during which something is under way, in their order; what touches does not overlap. */
export const busyPeriods = (intervals: readonly Interval[]): readonly BusyPeriod[] => {
  const found: { start: number; end: number; members: number[]; idle: number }[] = [];
  const sorted = intervals.map((each, index) => ({ ...each, index })).toSorted((a, b) => a.start - b.start);
  for (const { start, end, index } of sorted) {
    const last = found.at(-1);
    if (last && start < last.end) {
      last.members.push(index);
      last.end = Math.max(last.end, end);
    } else {
      found.push({ start, end, members: [index], idle: last ? start - last.end : 0 });
    }
  }
  return found;
};

/** Counts how many intervals are under way at once, at most. */
export const peakOf = (intervals: readonly Interval[]): number => {
  const edges = intervals
    .flatMap(({ start, end }) => [
      { at: start, step: 1, isEmpty: start === end },
      { at: end, step: -1, isEmpty: start === end },
    ])
    .filter(({ isEmpty }) => !isEmpty)
    .toSorted((a, b) => a.at - b.at || a.step - b.step);
  let under = 0;
  return edges.reduce((peak, { step }) => Math.max(peak, (under += step)), intervals.length > 0 ? 1 : 0);
};
