import type { View } from "./view.ts";
import type { Unit } from "./unit.ts";

/** So much of the shorter sentence's words must be in the other for the two to be compared word by word. */
const LEAST_SHARED = 0.6;
const MOST_SENTENCES = 40;

/** Two sentences that speak of the same. */
export interface SentencePair {
  readonly actual: readonly Unit[];
  readonly expected: readonly Unit[];
  /** The whole texts instead of two sentences of them. */
  readonly isWhole?: boolean;
}

const sentencesOf = (units: readonly Unit[]): Unit[][] => {
  const sentences: Unit[][] = [];
  for (const unit of units) (sentences[unit.sentence] ??= []).push(unit);
  return Array.from(sentences, (sentence) => sentence ?? []).slice(0, MOST_SENTENCES);
};

const keysOf = (units: readonly Unit[]): ReadonlySet<string> => {
  const keys = new Set<string>();
  for (const { kind, key } of units) if (kind !== "light") keys.add(key);
  return keys;
};

const shareOf = (a: ReadonlySet<string>, b: ReadonlySet<string>): number => {
  let shared = 0;
  for (const key of a) if (b.has(key)) shared++;
  return shared === 0 ? 0 : shared / Math.max(a.size, b.size);
};

/** Pairs each sentence of the actual text with the nearest of the expected one, where they share most of their words. */
export const pairSentences = (actual: View, expected: View): SentencePair[] => {
  const theirs = sentencesOf(expected.units).map((units) => ({ units, keys: keysOf(units) }));
  return sentencesOf(actual.units).flatMap((units) => {
    const keys = keysOf(units);
    const shares = theirs.map((other) => shareOf(keys, other.keys));
    const best = Math.max(0, ...shares);
    const nearest = theirs[shares.indexOf(best)];
    return best >= LEAST_SHARED && nearest ? [{ actual: units, expected: nearest.units }] : [];
  });
};
