import { instantOf } from "./instant.ts";
import type { TokenKind } from "./volatile.ts";

/** A token of a recorded request and the one that stands in its place today. */
export interface Pair {
  readonly kind: TokenKind;
  readonly recorded: string;
  readonly today: string;
}

/** What stands for what, over a whole cassette. */
export interface TokenMap {
  /** Tells whether `pairs` agree with each other and with all that was kept. */
  readonly fits: (pairs: readonly Pair[]) => boolean;
  readonly keep: (pairs: readonly Pair[]) => void;
  /** The tokens that differ today, by the recorded one. */
  readonly renamed: () => ReadonlyMap<string, string>;
}

interface Tick {
  readonly text: string;
  readonly recorded: number;
  readonly today: number;
}

/** Two clocks read one after the other may swap by as much, where calls run side by side. */
const SLACK_MS = 2000;

const tickOf = ({ kind, recorded, today }: Pair): Tick | undefined => {
  const tick = {
    text: recorded,
    recorded: instantOf({ kind, text: recorded }),
    today: instantOf({ kind, text: today }),
  };
  return Number.isNaN(tick.recorded) || Number.isNaN(tick.today) ? undefined : tick;
};

const hasMoved = (tick: Tick): boolean => tick.recorded !== tick.today;

/** Times need not map one to one, as a replay may pass in the second of one tick; they keep their order. */
const agree = (a: Tick, b: Tick): boolean => {
  if (Math.abs(a.today - b.today) <= SLACK_MS) return true;
  if (a.text === b.text) return false;
  return !hasMoved(a) || !hasMoved(b) || a.recorded < b.recorded === a.today < b.today;
};

/**
 * Starts an empty map. Tokens map one to one, a token that stayed the same included; times keep their order instead.
 * `isRecorded` tells of tokens that stand in the cassette: none of them can be the new value of another.
 */
export const openTokenMap = (isRecorded: (token: string) => boolean): TokenMap => {
  const forward = new Map<string, string>();
  const backward = new Map<string, string>();
  const ticks: Tick[] = [];

  /** Adds to maps that may be scratch copies; `false` where a pair contradicts. */
  const add = (pairs: readonly Pair[], to: Map<string, string>, from: Map<string, string>): boolean =>
    pairs.every(({ recorded, today }) => {
      const image = to.get(recorded) ?? forward.get(recorded) ?? today;
      const origin = from.get(today) ?? backward.get(today) ?? recorded;
      if (image !== today || origin !== recorded) return false;
      if (recorded !== today && isRecorded(today)) return false;
      to.set(recorded, today);
      from.set(today, recorded);
      return true;
    });

  const split = (pairs: readonly Pair[]): { names: Pair[]; times: Tick[] } => {
    const names: Pair[] = [];
    const times = new Map<string, Tick>();
    for (const pair of pairs) {
      const tick = tickOf(pair);
      if (tick) times.set(`${tick.text} ${tick.today}`, tick);
      else names.push(pair);
    }
    return { names, times: [...times.values()] };
  };

  return {
    fits: (pairs) => {
      const { names, times } = split(pairs);
      const all = [...ticks, ...times];
      return (
        add(names, new Map(), new Map()) && times.every((tick) => all.every((other) => agree(tick, other)))
      );
    },
    keep: (pairs) => {
      const { names, times } = split(pairs);
      add(names, forward, backward);
      ticks.push(...times);
      for (const { recorded, today } of pairs) forward.set(recorded, today);
    },
    renamed: () => new Map([...forward].filter(([recorded, today]) => recorded !== today)),
  };
};
