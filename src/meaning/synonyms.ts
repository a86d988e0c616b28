import { once } from "../once.ts";
import { stem } from "./stem.ts";
import { readDataFile } from "./table-files.ts";
import { rankOf, wordAt, wordCount } from "./vocabulary.ts";

/** For each word, by rank, the ranks of its partners. */
interface Lists {
  readonly starts: Uint32Array;
  readonly partners: Uint16Array;
}

/** File: how many partners each word has, a byte each and one more to make them even, then all partners as uint16. */
const openLists = (name: string): Lists => {
  const bytes = Uint8Array.from(readDataFile(name));
  const words = wordCount();
  const starts = new Uint32Array(words + 1);
  for (let rank = 0; rank < words; rank++) starts[rank + 1] = (starts[rank] ?? 0) + (bytes[rank] ?? 0);
  return { starts, partners: new Uint16Array(bytes.buffer, words + (words % 2)) };
};

const synonyms = once(() => openLists("synonyms.bin"));
const antonyms = once(() => openLists("antonyms.bin"));

const NONE = new Uint16Array(0);

const partnersOf = ({ starts, partners }: Lists, word: string): Uint16Array => {
  const rank = rankOf(word);
  return rank === undefined ? NONE : partners.subarray(starts[rank], starts[rank + 1]);
};

const arePartners = (lists: Lists, a: string, b: string): boolean => {
  const rank = rankOf(b);
  return rank !== undefined && partnersOf(lists, a).includes(rank);
};

/** Gives the ranks of the words that share a meaning with a lower-cased word, by WordNet. */
export const synonymRanks = (word: string): Uint16Array => partnersOf(synonyms(), word);

/** Gives the words that share a meaning with a lower-cased word, by WordNet. */
export const synonymsOf = (word: string): readonly string[] =>
  Array.from(synonymRanks(word), (rank) => wordAt(rank));

/**
 * Tells whether two lower-cased words can mean the same: one stem, or one synset.
 *
 * @see https://wordnet.princeton.edu/
 */
export const areSynonyms = (a: string, b: string): boolean => {
  const [stemA, stemB] = [stem(a), stem(b)];
  return stemA === stemB || arePartners(synonyms(), a, b) || arePartners(synonyms(), stemA, stemB);
};

/** Tells whether WordNet knows two lower-cased words, or their stems, as opposites; "un-" pairs are not among them. */
export const areAntonyms = (a: string, b: string): boolean =>
  arePartners(antonyms(), a, b) || arePartners(antonyms(), stem(a), stem(b));
