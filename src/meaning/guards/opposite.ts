import { areAntonyms } from "../synonyms.ts";
import { OPPOSITE_PREFIXES, OPPOSITE_SUFFIXES } from "./data/contrasts.ts";
import { OPPOSITE_PAIRS } from "./data/opposites.ts";
import { areIndirectOpposites, partOfSpeech } from "./taxonomy.ts";

const SHORTEST_STEM = 3;
const COMPARED = /(?:er|est)$/;

const isGradable = (word: string): boolean => ["adjective", "adverb"].includes(partOfSpeech(word) ?? "");

/** The adjective of a comparative or superlative ("larger" → "large", "easiest" → "easy"); other words stay. */
export const positiveOf = (word: string): string => {
  const cut = word.replace(COMPARED, "");
  if (cut === word || cut.length < 3) return word;
  const candidates = [cut, `${cut}e`, cut.replace(/(.)\1$/, "$1"), cut.replace(/i$/, "y")];
  return candidates.find((candidate) => candidate.length > 2 && isGradable(candidate)) ?? word;
};

/** "upload" and "download": one stem behind opposite beginnings. */
const haveOppositePrefixes = (a: string, b: string): boolean =>
  OPPOSITE_PREFIXES.some(
    ([x, y]) => a.startsWith(x) && a.length - x.length >= SHORTEST_STEM && b === y + a.slice(x.length),
  );

/** "careful" and "careless": one stem before opposite endings. */
const haveOppositeSuffixes = (a: string, b: string): boolean =>
  OPPOSITE_SUFFIXES.some(
    ([x, y]) =>
      a.endsWith(x) && a.length - x.length >= SHORTEST_STEM && b === a.slice(0, a.length - x.length) + y,
  );

const areOppositeBases = (a: string, b: string): boolean =>
  OPPOSITE_PAIRS.has(`${a} ${b}`) ||
  areAntonyms(a, b) ||
  haveOppositePrefixes(a, b) ||
  haveOppositeSuffixes(a, b) ||
  areIndirectOpposites(a, b);

/** Tells whether two keys are opposites: WordNet's, those of what they are kinds of, and a list of our own. */
export const areOpposite = (a: string, b: string): boolean =>
  areOppositeBases(a, b) ||
  (COMPARED.test(a) && COMPARED.test(b) && areOppositeBases(positiveOf(a), positiveOf(b)));
