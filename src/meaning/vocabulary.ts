import { once } from "./once.ts";
import { readDataLines } from "./table-files.ts";

const ranks = once(
  (): ReadonlyMap<string, number> => new Map(readDataLines("words.txt").map((word, rank) => [word, rank])),
);

/** Tells how frequent a lower-cased word is: 0 for the most frequent one; nothing for a word the table lacks. */
export const rankOf = (word: string): number | undefined => ranks().get(word);
