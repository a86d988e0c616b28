import { areAntonyms } from "../synonyms.ts";
import { rankOf } from "../vocabulary.ts";
import { NO_LESS_WORDS, NO_NEGATED_WORDS } from "./data/affixes.ts";
import { remember } from "../remember.ts";

const SHORTEST_BASE = 3;
const LATIN = /^(?:in|im|il|ir|dis)(?=\p{L}{4})/u;

const isKnown = (word: string): boolean => word.length >= SHORTEST_BASE && rankOf(word) !== undefined;

const withoutLess = (word: string): string | undefined => {
  if (!word.endsWith("less") || NO_LESS_WORDS.has(word)) return undefined;
  const base = word.slice(0, -4);
  return isKnown(base) ? base : undefined;
};

const withoutPrefix = (word: string): string | undefined => {
  if (word.startsWith("un") || word.startsWith("non")) {
    const base = word.slice(word.startsWith("un") ? 2 : 3);
    return isKnown(base) ? base : undefined;
  }
  const base = word.replace(LATIN, "");
  return base !== word && isKnown(base) && areAntonyms(word, base) ? base : undefined;
};

const found = remember((word) =>
  NO_NEGATED_WORDS.has(word) ? null : (withoutPrefix(word) ?? withoutLess(word) ?? null),
);

/** Gives what a word denies ("impossible" → "possible", "unpaid" → "paid", "harmless" → "harm"); nothing for others. */
export const deniedBy = (word: string): string | undefined => found(word) ?? undefined;
