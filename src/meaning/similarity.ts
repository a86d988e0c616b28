import { alignWords } from "./align.ts";
import type { ReadText } from "./read-text.ts";
import { cosineOf, sentenceVector } from "./sentence-vector.ts";
import { type Word, wordsOf } from "./words.ts";

/** What texts of the same words in quite another order lose. */
const ORDER = 0.15;

const contentOf = (words: readonly Word[]): readonly Word[] => {
  const content = words.filter(({ isStop }) => !isStop);
  return content.length === 0 ? words : content;
};

/**
 * Tells how alike two texts are by their words, from 0 to 1; symmetric. The mean of three views: the cosine of the
 * texts' vectors, what both have of each other, and what the better covered one has of the other; less where the
 * same words come in another order.
 */
export const similarity = (a: ReadText, b: ReadText): number => {
  if (a.text === b.text) return 1;
  const [wordsA, wordsB] = [wordsOf(a), wordsOf(b)];
  const cosine = Math.max(0, cosineOf(sentenceVector(wordsA), sentenceVector(wordsB)));
  const { forward, backward, overlap, order } = alignWords(contentOf(wordsA), contentOf(wordsB));
  const mean = (cosine + forward * backward + Math.max(forward, backward)) / 3;
  return Math.min(1, mean * (1 - ORDER * overlap * (1 - order)));
};
