import { once } from "./once.ts";
import { stem } from "./stem.ts";
import { readDataLines } from "./table-files.ts";

const pairs = (name: string): (() => ReadonlySet<string>) => once(() => new Set(readDataLines(name)));

const synonyms = pairs("synonyms.txt");
const antonyms = pairs("antonyms.txt");

const has = (set: ReadonlySet<string>, a: string, b: string): boolean =>
  set.has(a < b ? `${a} ${b}` : `${b} ${a}`);

const pairsHave = (set: ReadonlySet<string>, a: string, b: string): boolean =>
  has(set, a, b) || has(set, stem(a), stem(b));

/**
 * Tells whether two lower-cased words can mean the same: one stem, or one synset.
 *
 * @see https://wordnet.princeton.edu/
 */
export const areSynonyms = (a: string, b: string): boolean =>
  stem(a) === stem(b) || pairsHave(synonyms(), a, b);

/** Tells whether WordNet knows two lower-cased words, or their stems, as opposites; "un-" pairs are not among them. */
export const areAntonyms = (a: string, b: string): boolean => pairsHave(antonyms(), a, b);
