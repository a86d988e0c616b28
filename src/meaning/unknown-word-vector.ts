import { wordHash } from "./word-hash.ts";

const SIZE = 0.25;

/** Gives the vector of a word that the table lacks: the same signs for the same word, and no word like another. */
export const unknownWordVector = (word: string, dimensions: number): Float32Array => {
  const vector = new Float32Array(dimensions);
  let state = wordHash(word) || 1;
  for (let at = 0; at < dimensions; at++) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    vector[at] = (state & 1) === 1 ? SIZE : -SIZE;
  }
  return vector;
};
