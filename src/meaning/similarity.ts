import { alignWords } from "./align.ts";
import { cosine } from "./cosine.ts";
import type { ReadText } from "./read-text.ts";
import { textVectors } from "./text-vectors.ts";
import { type Word, wordsOf } from "./words.ts";

/** What texts of the same words in quite another order lose. */
const ORDER = 0.1;
/** Nineteen of twenty pairs of unrelated answers, or of unrelated news, stay below this: so much alike is nothing. */
const UNRELATED = 0.2;

const contentOf = (words: readonly Word[]): readonly Word[] => {
  const content = words.filter(({ isStop }) => !isStop);
  return content.length === 0 ? words : content;
};

/**
 * Tells how alike two texts are by their words: 1 for equal ones, 0 for no more than unrelated ones have in common;
 * symmetric. The mean of three views: the cosine of the texts' vectors, what both have of each other, and what the
 * better covered one has of the other; less where the same words come in another order.
 */
export const similarity = (a: ReadText, b: ReadText): number => {
  if (a.text === b.text) return 1;
  const [wordsA, wordsB] = [wordsOf(a), wordsOf(b)];
  const near = Math.max(0, cosine(...textVectors(wordsA, wordsB)));
  const { forward, backward, overlap, order } = alignWords(contentOf(wordsA), contentOf(wordsB));
  const mean = (near + forward * backward + Math.max(forward, backward)) / 3;
  const likeness = mean * (1 - ORDER * overlap * (1 - order));
  return Math.min(1, Math.max(0, likeness - UNRELATED) / (1 - UNRELATED));
};
