import { meaningTable } from "./table.ts";

/** The table's first numbers tell most: with these alone, two words' cosine is as good as with all. */
const LEADING = 64;

/** The vectors of some words, cut to their leading numbers and of length 1; all zeros where a word has none. */
export interface LeadingVectors {
  readonly count: number;
  readonly numbers: Float32Array;
  /** The cosine of one of these words and one of the others. */
  readonly cosine: (index: number, others: LeadingVectors, other: number) => number;
}

const normalise = (vector: Float32Array): void => {
  let square = 0;
  for (const number of vector) square += number * number;
  const factor = square === 0 ? 0 : 1 / Math.sqrt(square);
  for (let at = 0; at < vector.length; at++) vector[at] = (vector[at] ?? 0) * factor;
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
  return {
    count: words.length,
    numbers,
    cosine: (index, others, other) => {
      const [from, against] = [index * LEADING, other * LEADING];
      let sum = 0;
      for (let at = 0; at < LEADING; at++)
        sum += (numbers[from + at] ?? 0) * (others.numbers[against + at] ?? 0);
      return sum;
    },
  };
};
