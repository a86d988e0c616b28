import { unknownWordVector } from "./unknown-word-vector.ts";
import { meaningTable } from "./table.ts";
import { wordWeight } from "./word-weight.ts";
import type { Word } from "./words.ts";

const DIGIT = /\d/;

const dot = (a: Float32Array, b: Float32Array): number => {
  let sum = 0;
  for (let at = 0; at < a.length; at++) sum += (a[at] ?? 0) * (b[at] ?? 0);
  return sum;
};

const removeDirection = (vector: Float32Array, direction: Float32Array): void => {
  const share = dot(vector, direction);
  for (let at = 0; at < vector.length; at++) vector[at] = (vector[at] ?? 0) - share * (direction[at] ?? 0);
};

const addWord = (sum: Float32Array, { row, text }: Word, times: number): void => {
  if (row !== undefined) meaningTable().addRow(sum, row, wordWeight(row) * times);
  else if (!DIGIT.test(text)) {
    const vector = unknownWordVector(text, sum.length);
    for (let at = 0; at < sum.length; at++) sum[at] = (sum[at] ?? 0) + (vector[at] ?? 0) * times;
  }
};

/** Adds each different word once, as often as it occurs. */
const addWords = (sum: Float32Array, words: readonly Word[]): void => {
  const counts = new Map<string, { readonly word: Word; times: number }>();
  for (const word of words) {
    const counted = counts.get(word.text);
    if (counted === undefined) counts.set(word.text, { word, times: 1 });
    else counted.times++;
  }
  for (const { word, times } of counts.values()) addWord(sum, word, times);
};

/** Gives a text's vector: the weighted sum of its words', less what all texts share; not normalised. */
export const sentenceVector = (words: readonly Word[]): Float32Array => {
  const { dimensions, directions } = meaningTable();
  const sum = new Float32Array(dimensions);
  addWords(sum, words);
  for (const direction of directions) removeDirection(sum, direction);
  return sum;
};

/** Gives the cosine of two texts' vectors, 0 where one of them is all zeros. */
export const cosineOf = (a: Float32Array, b: Float32Array): number => {
  const length = Math.sqrt(dot(a, a)) * Math.sqrt(dot(b, b));
  return length === 0 ? 0 : dot(a, b) / length;
};
