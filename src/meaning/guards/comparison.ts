import type { Conflict } from "../conflict.ts";
import type { ReadText } from "../read-text.ts";
import { align, type Alignment, UNALIGNED } from "./align.ts";
import { findKin, type Kin } from "./kin.ts";
import { pairSentences, type SentencePair } from "./sentence-pairs.ts";
import type { Unit } from "./unit.ts";
import { type View, viewText } from "./view.ts";

/** The same thing of both texts. */
export interface Sides<T> {
  readonly actual: T;
  readonly expected: T;
}

/** Two texts laid against each other: what every guard looks at. */
export interface Comparison {
  readonly actual: View;
  readonly expected: View;
  readonly kin: Kin;
  readonly alignment: Alignment;
  /** Each sentence with the one of the other text that says most of the same. */
  readonly sentences: readonly SentencePair[];
  /** Words of one text that the other has neither so nor alike; counted, so a word said twice needs two. */
  readonly leftovers: Sides<readonly Unit[]>;
  /** Shared words over all words, 0 to 1. */
  readonly overlap: number;
  /** The overlap, setting aside one word of each text that the other lacks: what the two say besides. */
  readonly rest: number;
}

/** Looks for one kind of contradiction; empty where there is none. */
export type Guard = (comparison: Comparison) => readonly Conflict[];

const wordsOf = ({ units }: View): readonly Unit[] => units.filter(({ kind }) => kind === "word");

const keysOf = ({ units, polarity }: View): ReadonlySet<string> =>
  new Set(units.flatMap(({ key, kind }, at) => (kind === "word" ? [key, polarity.bases[at] ?? key] : [])));

const withoutKeys = (units: readonly Unit[], others: readonly Unit[]): Unit[] => {
  const counts = new Map<string, number>();
  for (const { key } of others) counts.set(key, (counts.get(key) ?? 0) + 1);
  return units.filter(({ key }) => {
    const left = counts.get(key) ?? 0;
    counts.set(key, left - 1);
    return left <= 0;
  });
};

/** Texts that have less in common, in any order, are not laid word on word. */
const LEAST_COMMON = 0.45;

const alignUnits = (a: View, b: View): Alignment => {
  const common = a.units.length - withoutKeys(a.units, b.units).length;
  if (2 * common < LEAST_COMMON * (a.units.length + b.units.length)) return UNALIGNED;
  return align(
    a.units.map(({ key }) => key),
    b.units.map(({ key }) => key),
  );
};

/** Takes out of both lists the words that are alike in pairs. */
const withoutAlike = (actual: readonly Unit[], expected: readonly Unit[], kin: Kin): Sides<Unit[]> => {
  const rest = [...expected];
  const kept = actual.filter(({ key }) => {
    const at = kin.of(key).size === 0 ? -1 : rest.findIndex((other) => kin.areAlike(key, other.key));
    if (at >= 0) rest.splice(at, 1);
    return at < 0;
  });
  return { actual: kept, expected: rest };
};

/** Lays two texts against each other. */
export const compare = (actual: ReadText, expected: ReadText): Comparison => {
  const [a, b] = [viewText(actual), viewText(expected)];
  const kin = findKin(keysOf(a), keysOf(b));
  const [wordsA, wordsB] = [wordsOf(a), wordsOf(b)];
  const leftovers = withoutAlike(withoutKeys(wordsA, wordsB), withoutKeys(wordsB, wordsA), kin);
  const shared = wordsA.length - leftovers.actual.length;
  const all = wordsA.length + wordsB.length - shared;
  const aside = Math.min(1, leftovers.actual.length) + Math.min(1, leftovers.expected.length);
  const rest = all - aside <= 0 ? 1 : Math.max(0, shared / (all - aside));
  return {
    actual: a,
    expected: b,
    kin,
    alignment: alignUnits(a, b),
    sentences: pairSentences(a, b),
    leftovers,
    overlap: all <= 0 ? 0 : Math.max(0, shared / all),
    rest,
  };
};
