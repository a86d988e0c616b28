import type { Conflict } from "../conflict.ts";
import type { ReadText } from "../read-text.ts";
import { align, type Alignment } from "./align.ts";
import { areAlike } from "./alike.ts";
import type { Unit } from "./unit.ts";
import { type View, viewText } from "./view.ts";

/** Two texts laid against each other: what every guard looks at. */
export interface Comparison {
  readonly actual: View;
  readonly expected: View;
  readonly alignment: Alignment;
  /** Words of one text that the other has neither so nor alike; counted, so a word said twice needs two. */
  readonly leftovers: Sides<readonly Unit[]>;
  /** Shared words over all words, 0 to 1. */
  readonly overlap: number;
  /** The overlap, setting aside one word of each text that the other lacks: what the two say besides. */
  readonly rest: number;
}

/** The same thing of both texts. */
export interface Sides<T> {
  readonly actual: T;
  readonly expected: T;
}

/** Looks for one kind of contradiction; empty where there is none. */
export type Guard = (comparison: Comparison) => readonly Conflict[];

/** More words than this on both sides are not near enough to look for a word alike for each. */
const MOST_LEFTOVERS = 40;

const wordsOf = ({ units }: View): readonly Unit[] => units.filter(({ kind }) => kind === "word");

const withoutKeys = (units: readonly Unit[], others: readonly Unit[]): Unit[] => {
  const counts = new Map<string, number>();
  for (const { key } of others) counts.set(key, (counts.get(key) ?? 0) + 1);
  return units.filter(({ key }) => {
    const left = counts.get(key) ?? 0;
    counts.set(key, left - 1);
    return left <= 0;
  });
};

/** Takes out of both lists the words that are alike in pairs. */
const withoutAlike = (actual: readonly Unit[], expected: readonly Unit[]): Sides<Unit[]> => {
  const rest = [...expected];
  const kept = actual.filter((unit) => {
    const at = rest.findIndex((other) => areAlike(unit.key, other.key));
    if (at >= 0) rest.splice(at, 1);
    return at < 0;
  });
  return { actual: kept, expected: rest };
};

/** Lays two texts against each other. */
export const compare = (actual: ReadText, expected: ReadText): Comparison => {
  const [a, b] = [viewText(actual), viewText(expected)];
  const [wordsA, wordsB] = [wordsOf(a), wordsOf(b)];
  const [restA, restB] = [withoutKeys(wordsA, wordsB), withoutKeys(wordsB, wordsA)];
  const isNear = Math.max(restA.length, restB.length) <= MOST_LEFTOVERS;
  const leftovers = isNear ? withoutAlike(restA, restB) : { actual: restA, expected: restB };
  const shared = wordsA.length - leftovers.actual.length;
  const all = wordsA.length + wordsB.length - shared;
  const aside = Math.min(1, leftovers.actual.length) + Math.min(1, leftovers.expected.length);
  return {
    actual: a,
    expected: b,
    alignment: align(
      a.units.map(({ key }) => key),
      b.units.map(({ key }) => key),
    ),
    leftovers,
    overlap: all <= 0 ? 0 : Math.max(0, shared / all),
    rest: all - aside <= 0 ? 1 : Math.max(0, shared / (all - aside)),
  };
};
