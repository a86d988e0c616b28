import { once } from "./once.ts";
import { stem } from "./stem.ts";
import { readDataLines } from "./table-files.ts";

/** Each line is a word and its partners. */
const partners = (name: string): (() => ReadonlyMap<string, string>) =>
  once(
    () =>
      new Map(
        readDataLines(name).map((line) => {
          const space = line.indexOf(" ");
          return [line.slice(0, space), line.slice(space + 1)];
        }),
      ),
  );

const synonyms = partners("synonyms.txt");
const antonyms = partners("antonyms.txt");

const partnersOf = (lists: ReadonlyMap<string, string>, word: string): readonly string[] =>
  lists.get(word)?.split(" ") ?? [];

const arePartners = (lists: ReadonlyMap<string, string>, a: string, b: string): boolean =>
  partnersOf(lists, a).includes(b) || partnersOf(lists, stem(a)).includes(stem(b));

/** Gives the words that share a meaning with a lower-cased word, by WordNet. */
export const synonymsOf = (word: string): readonly string[] => partnersOf(synonyms(), word);

/**
 * Tells whether two lower-cased words can mean the same: one stem, or one synset.
 *
 * @see https://wordnet.princeton.edu/
 */
export const areSynonyms = (a: string, b: string): boolean =>
  stem(a) === stem(b) || arePartners(synonyms(), a, b);

/** Tells whether WordNet knows two lower-cased words, or their stems, as opposites; "un-" pairs are not among them. */
export const areAntonyms = (a: string, b: string): boolean => arePartners(antonyms(), a, b);
