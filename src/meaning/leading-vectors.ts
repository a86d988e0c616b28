import { meaningTable } from "./table.ts";

/** The table's first numbers tell most: with these alone, two words' cosine is nearly as good as with all. */
const LEADING = 32;

/** The vectors of some words, cut to their leading numbers and of length 1; all zeros where a word has none. */
export interface LeadingVectors {
  readonly count: number;
  readonly numbers: Float32Array;
}

const normalise = (vector: Float32Array): void => {
  let square = 0;
  for (let at = 0; at < LEADING; at++) square += (vector[at] ?? 0) ** 2;
  const factor = square === 0 ? 0 : 1 / Math.sqrt(square);
  for (let at = 0; at < LEADING; at++) vector[at] = (vector[at] ?? 0) * factor;
};

/** Looks up the leading vectors of words. */
export const leadingVectors = (words: readonly { readonly row: number | undefined }[]): LeadingVectors => {
  const { addRow } = meaningTable();
  const numbers = new Float32Array(words.length * LEADING);
  for (const [index, { row }] of words.entries()) {
    if (row === undefined) continue;
    const vector = numbers.subarray(index * LEADING, (index + 1) * LEADING);
    addRow(vector, row, 1);
    normalise(vector);
  }
  return { count: words.length, numbers };
};

/** Gives the cosine of one vector and one of the others. */
export const cosineAt = (a: LeadingVectors, indexA: number, b: LeadingVectors, indexB: number): number => {
  const first = indexA * LEADING;
  const second = indexB * LEADING;
  let sum = 0;
  for (let at = 0; at < LEADING; at++) sum += (a.numbers[first + at] ?? 0) * (b.numbers[second + at] ?? 0);
  return sum;
};
