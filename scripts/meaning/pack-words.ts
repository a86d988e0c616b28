import { wordHash } from "../../src/meaning/word-hash.ts";
import type { WordLists } from "./wordnet.ts";

const MOST_LISTED = 255;

/** Packs the hash table that `src/meaning/vocabulary.ts` reads: at least twice as many slots as words. */
export const packIndex = (words: readonly string[]): Buffer => {
  const count = 2 ** Math.ceil(Math.log2(words.length * 2));
  const slots = new Uint16Array(count);
  for (const [rank, word] of words.entries()) {
    let at = wordHash(word);
    while (slots[at & (count - 1)] !== 0) at++;
    slots[at & (count - 1)] = rank + 1;
  }
  const lengths = Uint8Array.from(words, (word) => word.length);
  return Buffer.concat([new Uint8Array(Uint32Array.of(count).buffer), new Uint8Array(slots.buffer), lengths]);
};

/** Packs lists of words' partners as `src/meaning/synonyms.ts` reads them; partners without a rank are left out. */
export const packLists = (words: readonly string[], lists: WordLists): Buffer => {
  const ranks = new Map(words.map((word, rank) => [word, rank]));
  const byWord = new Map(lists);
  const ranked = words.map((word) => (byWord.get(word) ?? []).flatMap((other) => ranks.get(other) ?? []));
  if (ranked.some(({ length }) => length > MOST_LISTED)) throw new Error("a list is too long for a byte");
  const counts = new Uint8Array(words.length + (words.length % 2));
  counts.set(ranked.map(({ length }) => length));
  return Buffer.concat([counts, new Uint8Array(Uint16Array.from(ranked.flat()).buffer)]);
};
