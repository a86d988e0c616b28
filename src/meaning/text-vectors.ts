import { addUnknownWord } from "./add-unknown-word.ts";
import { dot } from "./cosine.ts";
import { meaningTable } from "./table.ts";
import { wordWeight } from "./word-weight.ts";
import type { Word } from "./words.ts";

const DIGIT = /\d/;

const removeDirection = (vector: Float32Array, direction: Float32Array): void => {
  const share = dot(vector, direction);
  for (let at = 0; at < vector.length; at++) vector[at] = (vector[at] ?? 0) - share * (direction[at] ?? 0);
};

const addWord = (sum: Float32Array, { row, text }: Word, times: number): void => {
  if (row !== undefined) meaningTable().addRow(sum, row, wordWeight(row) * times);
  else if (!DIGIT.test(text)) addUnknownWord(sum, text, times);
};

/** How often each different word occurs in the first text and in the second. */
interface Count {
  readonly word: Word;
  first: number;
  second: number;
}

const countsOf = (first: readonly Word[], second: readonly Word[]): Iterable<Count> => {
  const counts = new Map<string | number, Count>();
  const countOf = (word: Word): Count => {
    const key = word.row ?? word.text;
    const known = counts.get(key);
    if (known !== undefined) return known;
    const count = { word, first: 0, second: 0 };
    counts.set(key, count);
    return count;
  };
  for (const word of first) countOf(word).first++;
  for (const word of second) countOf(word).second++;
  return counts.values();
};

/**
 * Gives the vectors of two texts: the weighted sum of the words', less what all texts share; not normalised. What both
 * have is added up once.
 */
export const textVectors = (
  first: readonly Word[],
  second: readonly Word[],
): readonly [Float32Array, Float32Array] => {
  const { dimensions, directions } = meaningTable();
  const shared = new Float32Array(dimensions);
  const [a, b] = [new Float32Array(dimensions), new Float32Array(dimensions)];
  for (const { word, first: inFirst, second: inSecond } of countsOf(first, second)) {
    const both = Math.min(inFirst, inSecond);
    if (both > 0) addWord(shared, word, both);
    if (inFirst > both) addWord(a, word, inFirst - both);
    if (inSecond > both) addWord(b, word, inSecond - both);
  }
  for (const sum of [a, b]) {
    for (let at = 0; at < dimensions; at++) sum[at] = (sum[at] ?? 0) + (shared[at] ?? 0);
    for (const direction of directions) removeDirection(sum, direction);
  }
  return [a, b];
};
