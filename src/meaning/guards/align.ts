import { subsequenceLength, subsequenceRows } from "../subsequence-rows.ts";

/** A stretch of one text that stands where a stretch of the other stands; ends are exclusive, either may be empty. */
interface Replacement {
  readonly actual: readonly [number, number];
  readonly expected: readonly [number, number];
}

/** How two sequences of keys lie on each other. */
export interface Alignment {
  /** Twice the common length over both lengths: 1 for equal sequences. */
  readonly ratio: number;
  readonly replacements: readonly Replacement[];
}

const LONGEST = 400;

type Keys = readonly string[];

const sharedStart = (a: Keys, b: Keys): number => {
  let at = 0;
  while (at < a.length && at < b.length && a[at] === b[at]) at++;
  return at;
};

const sharedEnd = (a: Keys, b: Keys, from: number): number => {
  let count = 0;
  while (a.length - count > from && b.length - count > from && a.at(-1 - count) === b.at(-1 - count)) count++;
  return count;
};

const pairsOf = (a: Keys, b: Keys): [number, number][] => {
  const rows = subsequenceRows(a, b);
  const lengthAt = (i: number, j: number): number => subsequenceLength(rows, i, b.length - j);
  const pairs: [number, number][] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (a[i] === b[j]) pairs.push([i++, j++]);
    else if (rows[i] === rows[i + 1] || lengthAt(i, j) === lengthAt(i + 1, j)) i++;
    else j++;
  }
  return pairs;
};

const replacementsOf = (
  pairs: readonly (readonly [number, number])[],
  a: number,
  b: number,
): Replacement[] => {
  const found: Replacement[] = [];
  let [i, j] = [0, 0];
  for (const [nextI, nextJ] of [...pairs, [a, b] as const]) {
    if (nextI > i || nextJ > j) found.push({ actual: [i, nextI], expected: [j, nextJ] });
    [i, j] = [nextI + 1, nextJ + 1];
  }
  return found;
};

/** How sequences lie that have too little in common to be laid on each other. */
export const UNALIGNED: Alignment = { ratio: 0, replacements: [] };

/** Aligns two sequences by their longest common subsequence; sequences over 400 keys share only their ends. */
export const align = (actual: Keys, expected: Keys): Alignment => {
  const start = sharedStart(actual, expected);
  const end = sharedEnd(actual, expected, start);
  const [a, b] = [actual.slice(start, actual.length - end), expected.slice(start, expected.length - end)];
  const middle = Math.max(a.length, b.length) > LONGEST ? [] : pairsOf(a, b);
  const pairs: (readonly [number, number])[] = [
    ...Array.from({ length: start }, (_, at) => [at, at] as const),
    ...middle.map(([i, j]) => [i + start, j + start] as const),
    ...Array.from(
      { length: end },
      (_, at) => [actual.length - end + at, expected.length - end + at] as const,
    ),
  ];
  const total = actual.length + expected.length;
  return {
    ratio: total === 0 ? 1 : (2 * pairs.length) / total,
    replacements: replacementsOf(pairs, actual.length, expected.length),
  };
};
