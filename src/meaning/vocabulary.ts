import { once } from "../once.ts";
import { readDataFile } from "./table-files.ts";
import { wordHash } from "./word-hash.ts";

/** The words in order of frequency, and an index that is laid out on disk, since filling a map takes longer. */
interface Vocabulary {
  /** All words, a line each. */
  readonly lines: string;
  /** Where each word starts in them; one more than there are words. */
  readonly starts: Uint32Array;
  /** A hash table: a word's rank + 1 stands at its hash or behind it; 0 is empty. */
  readonly slots: Uint16Array;
}

const BYTES_PER_SLOT = 2;

const startsOf = (lengths: Uint8Array): Uint32Array => {
  const starts = new Uint32Array(lengths.length + 1);
  for (let rank = 0; rank < lengths.length; rank++) {
    starts[rank + 1] = (starts[rank] ?? 0) + (lengths[rank] ?? 0) + 1;
  }
  return starts;
};

/** `words.index`: uint32 number of slots, the slots as uint16, the words' lengths as bytes; little-endian. */
const vocabulary = once((): Vocabulary => {
  const bytes = Uint8Array.from(readDataFile("words.index"));
  const [count = 0] = new Uint32Array(bytes.buffer, 0, 1);
  const slots = new Uint16Array(bytes.buffer, Uint32Array.BYTES_PER_ELEMENT, count);
  const starts = startsOf(bytes.subarray(Uint32Array.BYTES_PER_ELEMENT + count * BYTES_PER_SLOT));
  return { lines: readDataFile("words.txt").toString("latin1"), starts, slots };
});

/** Tells how frequent a lower-cased word is: 0 for the most frequent one; nothing for a word the table lacks. */
export const rankOf = (word: string): number | undefined => {
  const { lines, starts, slots } = vocabulary();
  for (let at = wordHash(word); ; at++) {
    const rank = (slots[at & (slots.length - 1)] ?? 0) - 1;
    if (rank < 0) return undefined;
    const start = starts[rank] ?? 0;
    if (starts[rank + 1] === start + word.length + 1 && lines.startsWith(word, start)) return rank;
  }
};

/** Gives the word of a rank. */
export const wordAt = (rank: number): string => {
  const { lines, starts } = vocabulary();
  return lines.slice(starts[rank] ?? 0, (starts[rank + 1] ?? 1) - 1);
};

/** Tells how many words the table has. */
export const wordCount = (): number => vocabulary().starts.length - 1;
