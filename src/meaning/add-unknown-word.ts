import { wordHash } from "./word-hash.ts";

const SIZE = 0.25;

/** Adds the vector of a word that the table lacks: the same signs for the same word, and no word like another. */
export const addUnknownWord = (sum: Float32Array, word: string, times: number): void => {
  let state = wordHash(word) || 1;
  for (let at = 0; at < sum.length; at++) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    sum[at] = (sum[at] ?? 0) + ((state & 1) === 1 ? SIZE : -SIZE) * times;
  }
};
