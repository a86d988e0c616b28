import { IRREGULAR_FORMS } from "./irregular-forms.ts";
import { rankOf } from "./vocabulary.ts";

const SHORTEST = 4;
const VOWEL = /[aeiouy]/;
/** One syllable that ends in one vowel and one consonant: it doubles the consonant before -ed and -ing, or had an e. */
const SHORT_SYLLABLE = /^[^aeiouy]*[aeiou][^aeiouwxy]$/;
const DOUBLED = /([bdfgklmnprstvz])\1$/;

const frequency = (word: string): number => rankOf(word) ?? Infinity;

const moreFrequent = (candidates: readonly string[]): string =>
  candidates.reduce((best, word) => (frequency(word) < frequency(best) ? word : best));

const isWordLike = (word: string): boolean => word.length > 1 && VOWEL.test(word);

const singular = (word: string): string => {
  if (word.endsWith("ies")) return word.length > SHORTEST ? `${word.slice(0, -3)}y` : word.slice(0, -1);
  if (/(?:ss|us|is)$/.test(word)) return word;
  if (/(?:s|x|z|o|ch|sh)es$/.test(word)) return moreFrequent([word.slice(0, -2), word.slice(0, -1)]);
  return word.slice(0, -1);
};

/** The base of a form in -ed or -ing whose ending is cut off already. */
const verbBase = (cut: string): string => {
  if (SHORT_SYLLABLE.test(cut)) return `${cut}e`;
  const candidates = [cut, `${cut}e`];
  return moreFrequent(DOUBLED.test(cut) ? [...candidates, cut.slice(0, -1)] : candidates);
};

const base = (word: string): string => {
  if (word.endsWith("'s")) return word.slice(0, -2);
  if (word.endsWith("s")) return singular(word);
  if (word.endsWith("ied")) return `${word.slice(0, -3)}y`;
  if (word.endsWith("ed") && !word.endsWith("eed")) return verbBase(word.slice(0, -2));
  if (word.endsWith("ing")) return verbBase(word.slice(0, -3));
  return word;
};

/** A base is believed where it is a known word, or where the word itself is none. */
const isBelievable = (found: string, word: string): boolean =>
  isWordLike(found) && (rankOf(found) !== undefined || rankOf(word) === undefined);

/** Gives the base form of a lower-cased English word ("copies" → "copy", "went" → "go", "hoping" → "hope"). */
export const stem = (word: string): string => {
  const irregular = IRREGULAR_FORMS.get(word);
  if (irregular !== undefined) return irregular;
  if (word.length < SHORTEST) return word;
  const found = base(word);
  return isBelievable(found, word) ? found : word;
};
