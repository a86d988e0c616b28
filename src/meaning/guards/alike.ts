import { areAntonyms, areSynonyms } from "../synonyms.ts";
import { ENDINGS } from "./data/derivation.ts";

const SHORTEST_ROOT = 4;

const americanSpelling = (word: string): string =>
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
const areDerived = (a: string, b: string): boolean => {
  const shared = sharedLength(a, b);
  if (shared < SHORTEST_ROOT || shared * 2 < Math.max(a.length, b.length)) return false;
  return ENDINGS.has(a.slice(shared)) && ENDINGS.has(b.slice(shared));
};

/** Tells whether two keys name the same thing: one stem, a WordNet synset, one root, or two spellings. */
export const areAlike = (a: string, b: string): boolean =>
  a === b ||
  ((areSynonyms(a, b) || areDerived(a, b) || americanSpelling(a) === americanSpelling(b)) && !areAntonyms(a, b));
