import { type BusyPeriod, busyPeriods, type Interval, peakOf } from "./busy-periods.ts";

/** A call that was served in a replay: on today's clock, and as it was recorded. */
export interface ReplayedCall extends Interval {
  /** The place of the span that it lies in. */
  readonly parent?: number | undefined;
  readonly recorded: Interval;
  /** How long nothing was under way in the recording before it. */
  readonly idle: number;
}

/** A clock that goes by the calls of a replay: told in today's order when each begins and ends. */
export interface VirtualClock {
  readonly now: () => number;
  /** Gives when a call begins and ends, and how long the program itself took before, where nothing was under way. */
  readonly begin: (call: number) => Interval & { readonly waited: number };
  readonly end: (call: number) => void;
}

/** Calls that ran side by side in the recording, and as many at once as today. */
interface Side {
  readonly recordedStart: number;
  readonly idle: number;
  begun: number | undefined;
}

const sidesOf = (calls: readonly ReplayedCall[]): readonly (Side | undefined)[] => {
  const sides = calls.map((): Side | undefined => undefined);
  const isKept = ({ members }: BusyPeriod): boolean => {
    const inside = members.flatMap((member) => calls[member] ?? []);
    const peak = peakOf(inside.map(({ recorded }) => recorded));
    return peak > 1 && peak === peakOf(inside);
  };
  for (const period of busyPeriods(calls.map(({ recorded }) => recorded)).filter(isKept)) {
    const idle = Math.max(...period.members.map((member) => calls[member]?.idle ?? 0));
    const side: Side = { recordedStart: period.start, idle, begun: undefined };
    for (const member of period.members) sides[member] = side;
  }
  return sides;
};

/**
 * Starts a clock at 0 that passes while a call is under way, by its recorded duration (side by side: by the longest),
 * and between calls by what passed in the recording. Calls that ran side by side in the recording, and as many at once
 * do today, keep their recorded distances.
 */
export const virtualClock = (calls: readonly ReplayedCall[]): VirtualClock => {
  const sides = sidesOf(calls);
  /** When those that are under way will end, and those that have ended did. */
  const open = new Map<number, number>();
  const ended = new Map<number, number>();
  let now = 0;

  /** What ended and is not of this side must have ended before it goes on. */
  const floorOf = (side: Side): number =>
    [...ended].reduce((floor, [call, end]) => (sides[call] === side ? floor : Math.max(floor, end)), 0);

  const startOf = (call: ReplayedCall, side: Side | undefined): number =>
    side?.begun === undefined
      ? now
      : Math.max(side.begun + call.recorded.start - side.recordedStart, floorOf(side));

  return {
    now: () => now,
    begin: (index) => {
      const call = calls[index] ?? { start: 0, end: 0, recorded: { start: 0, end: 0 }, idle: 0 };
      const side = sides[index];
      const isFirst = side === undefined || side.begun === undefined;
      const waited = isFirst && open.size === 0 ? (side?.idle ?? call.idle) : 0;
      now += waited;
      if (side && isFirst) side.begun = now;
      const start = startOf(call, side);
      now = Math.max(now, start);
      const end = start + call.recorded.end - call.recorded.start;
      open.set(index, end);
      return { start, end, waited };
    },
    end: (index) => {
      const end = open.get(index) ?? now;
      open.delete(index);
      ended.set(index, end);
      now = Math.max(now, end);
    },
  };
};
