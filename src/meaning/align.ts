import { cosineAt, leadingVectors } from "./leading-vectors.ts";
import { longestCommonLength } from "./longest-common.ts";
import { remember } from "./remember.ts";
import { synonymRanks } from "./synonyms.ts";
import { meaningTable } from "./table.ts";
import { rankOf } from "./vocabulary.ts";
import { wordWeight } from "./word-weight.ts";
import type { Word } from "./words.ts";

/** How well the words of two texts find their like in each other; each from 0 to 1. */
export interface Alignment {
  /** The share of the first text, by weight, that the second one has too. */
  readonly forward: number;
  /** The share of the second text that the first one has too. */
  readonly backward: number;
  /** Equal words over all words. */
  readonly overlap: number;
  /** How far the equal words come in the same order. */
  readonly order: number;
}

/** Words that differ, and are all but the same: synonyms, and words of one family. */
const KIN = 0.8;
const FAMILY_LETTERS = 5;
const LETTERS = /^\p{L}+$/u;
/** More different words than this on one side find their equals alone. */
const MOST_WORDS = 300;

/** What names and quantities weigh; an average content word weighs about 1. */
const UNKNOWN = 1.5;

interface Entry {
  readonly key: string;
  readonly row: number | undefined;
  readonly form: KeyForm;
  times: number;
}

/** What letters and WordNet tell of a word by its key. */
interface KeyForm {
  readonly rank: number | undefined;
  /** The first letters, which words of one family share. */
  readonly family: string | undefined;
  readonly synonyms: Uint16Array;
}

const familyOf = (key: string): string | undefined =>
  key.length > FAMILY_LETTERS && LETTERS.test(key) ? key.slice(0, FAMILY_LETTERS) : undefined;

const keyForm = remember((key): KeyForm => ({
  rank: rankOf(key),
  family: familyOf(key),
  synonyms: synonymRanks(key),
}));

const weightOf = ({ row }: Entry): number =>
  row === undefined ? UNKNOWN : wordWeight(row) * Math.sqrt(meaningTable().sizeOf(row));

/** A text's different words, and how often each occurs. */
const entriesOf = (words: readonly Word[]): Entry[] => {
  const entries = new Map<string, Entry>();
  for (const { key, row } of words) {
    const entry = entries.get(key);
    if (entry === undefined) entries.set(key, { key, row, form: keyForm(key), times: 1 });
    else entry.times++;
  }
  return [...entries.values()];
};

/** For each entry, how near the nearest of the others is as far as letters and WordNet tell. */
const nearestKin = (entries: readonly Entry[], others: readonly Entry[]): Float32Array => {
  const keys = new Set<string>();
  const ranks = new Set<number | undefined>();
  for (const { key, form } of others) {
    keys.add(key);
    ranks.add(form.rank);
  }
  const isKin = ({ family, synonyms }: KeyForm): boolean =>
    (family !== undefined && others.some(({ form }) => form.family === family)) ||
    synonyms.some((rank) => ranks.has(rank));
  return Float32Array.from(entries, ({ key, form }) => (keys.has(key) ? 1 : isKin(form) ? KIN : 0));
};

/** Raises each entry's best likeness to that of the nearest vector on the other side; whoever has an equal is passed. */
const raiseByVectors = (
  a: readonly Entry[],
  b: readonly Entry[],
  bestA: Float32Array,
  bestB: Float32Array,
): void => {
  const [vectorsA, vectorsB] = [
    leadingVectors(a.slice(0, MOST_WORDS)),
    leadingVectors(b.slice(0, MOST_WORDS)),
  ];
  for (let i = 0; i < vectorsA.count; i++) {
    for (let j = 0; j < vectorsB.count; j++) {
      const nearA = bestA[i] ?? 0;
      const nearB = bestB[j] ?? 0;
      if (nearA === 1 && nearB === 1) continue;
      const cosine = cosineAt(vectorsA, i, vectorsB, j);
      if (cosine <= 0) continue;
      const likeness = cosine * Math.sqrt(cosine);
      if (likeness > nearA) bestA[i] = likeness;
      if (likeness > nearB) bestB[j] = likeness;
    }
  }
};

const weighted = (entries: readonly Entry[], best: Float32Array): number => {
  let [found, all] = [0, 0];
  for (const [at, entry] of entries.entries()) {
    const weight = entry.times * weightOf(entry);
    found += weight * (best[at] ?? 0);
    all += weight;
  }
  return all === 0 ? 0 : found / all;
};

const orderOf = (a: readonly Word[], b: readonly Word[]): number => {
  const { length, shared } = longestCommonLength(
    a.map(({ key }) => key),
    b.map(({ key }) => key),
  );
  return shared === 0 ? 1 : length / shared;
};

/** Lays the words of two texts against each other: equal, kin, or near by their vectors. */
export const alignWords = (a: readonly Word[], b: readonly Word[]): Alignment => {
  const [entriesA, entriesB] = [entriesOf(a), entriesOf(b)];
  const [bestA, bestB] = [nearestKin(entriesA, entriesB), nearestKin(entriesB, entriesA)];
  const equal = bestA.reduce((count, best) => count + (best === 1 ? 1 : 0), 0);
  raiseByVectors(entriesA, entriesB, bestA, bestB);
  const all = entriesA.length + entriesB.length - equal;
  return {
    forward: weighted(entriesA, bestA),
    backward: weighted(entriesB, bestB),
    overlap: all === 0 ? 0 : equal / all,
    order: orderOf(a, b),
  };
};
