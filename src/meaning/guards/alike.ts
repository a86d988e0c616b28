import { areAntonyms, areSynonyms } from "../synonyms.ts";
import { ENDINGS } from "./data/derivation.ts";

/** A common root has at least so many letters. */
export const ROOT_LETTERS = 4;

const VARIABLE = /our|is[eai]|ys[ei]|tre$|logue$|ence$|ll[ei]|mme$/;

/** Whether a word may have a British and an American spelling. */
export const isVariable = (word: string): boolean => VARIABLE.test(word);

/** The American spelling of an English word ("colour" → "color"); words that have one spelling may come out mangled. */
export const americanSpelling = (word: string): string =>
  word
    .replace(/our(?=$|s$|ed$|able$|ite$)/, "or")
    .replace(/is(?=e$|ed$|ing$|ation$|er$)/, "iz")
    .replace(/ys(?=e$|ed$|ing$|er$)/, "yz")
    .replace(/tre$/, "ter")
    .replace(/logue$/, "log")
    .replace(/ence$/, "ense")
    .replace(/ll(?=ed$|ing$|er$)/, "l")
    .replace(/mme$/, "m");

const sharedLength = (a: string, b: string): number => {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return at;
};

/** "refund" and "refundable", "decide" and "decision"; "employer" and "employee" are two persons. */
export const areDerived = (a: string, b: string): boolean => {
  const shared = sharedLength(a, b);
  if (shared < ROOT_LETTERS || shared * 2 < Math.max(a.length, b.length)) return false;
  return ENDINGS.has(a.slice(shared)) && ENDINGS.has(b.slice(shared));
};

/** Tells whether two keys name the same thing: one stem, a WordNet synset, one root, or two spellings. */
export const areAlike = (a: string, b: string): boolean =>
  a === b ||
  ((areSynonyms(a, b) || areDerived(a, b) || americanSpelling(a) === americanSpelling(b)) &&
    !areAntonyms(a, b));
