import type { Conflict } from "../conflict.ts";
import { against, onOneSide } from "./against.ts";
import { areAlike } from "./alike.ts";
import type { Comparison, Guard } from "./comparison.ts";
import { NAME_ALIASES } from "./data/name-aliases.ts";
import type { Name } from "./read-names.ts";
import type { View } from "./view.ts";

const ACRONYM = /^\p{Lu}{2,6}s?$/u;
const SHARED_LETTERS = 5;

const hasWord = (text: string, word: string): boolean => {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (!/[\p{L}\p{N}]/u.test(text[at - 1] ?? "") && !/[\p{L}\p{N}]/u.test(text[at + word.length] ?? "")) return true;
  }
  return false;
};

/** The first letters of a text's words that are capitalised, also without the short words between. */
const initialsOf = ({ read }: View): string => {
  const words = read.text.match(/\p{L}+/gu) ?? [];
  return words.map((word) => word.charAt(0).toLowerCase()).join("");
};

const spells = (view: View, acronym: string): boolean => {
  const letters = acronym.toLowerCase().replace(/s$/, "");
  return letters.length > 1 && initialsOf(view).includes(letters);
};

/** The acronyms of the other text whose letters run through this name's words. */
const isSpelledOut = (name: Name, view: View, other: View): boolean =>
  other.names.some(
    ({ written }) =>
      ACRONYM.test(written) &&
      spells(view, written) &&
      written.toLowerCase().includes(name.written.charAt(0).toLowerCase()),
  );

const isSaid = (name: Name, view: View, other: View): boolean => {
  const lower = name.written.toLowerCase();
  const text = other.read.text.toLowerCase();
  if (hasWord(text, lower)) return true;
  if (name.type === "identifier") return hasWord(text, lower.replace(/\(\)$/, "")) ;
  if ((NAME_ALIASES.get(lower) ?? []).some((alias) => hasWord(text, alias))) return true;
  if (lower.length === 1) return false;
  if (other.units.some(({ key }) => areAlike(key, lower))) return true;
  return (ACRONYM.test(name.written) && spells(other, name.written)) || isSpelledOut(name, view, other);
};

const unsaid = (view: View, other: View): Name[] => view.names.filter((name) => !isSaid(name, view, other));

const areOneName = (a: Name, b: Name): boolean =>
  a.type === "name" && a.written.slice(0, SHARED_LETTERS).toLowerCase() === b.written.slice(0, SHARED_LETTERS).toLowerCase() && a.written.length >= SHARED_LETTERS;

/** Finds names and identifiers that differ: each text has one of a kind that the other lacks. */
export const conflictingEntities: Guard = ({ actual, expected }) => {
  const [mine, theirs] = [unsaid(actual, expected), unsaid(expected, actual)];
  for (const name of mine) {
    const other = theirs.find(({ type, written }) => type === name.type && !areOneName(name, { type, written, start: 0 }));
    if (other !== undefined) return [against("entity", name.written, other.written)];
  }
  return [];
};

/** Finds names and identifiers that only one text has. */
export const missingEntities = ({ actual, expected }: Comparison): Conflict[] => [
  ...unsaid(actual, expected).map(({ written }) => onOneSide("entity", "actual", written)),
  ...unsaid(expected, actual).map(({ written }) => onOneSide("entity", "expected", written)),
];
