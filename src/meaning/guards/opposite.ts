import { areAntonyms } from "../synonyms.ts";
import { OPPOSITE_PREFIXES, OPPOSITE_SUFFIXES } from "./data/contrasts.ts";
import { OPPOSITE_PAIRS } from "./data/opposites.ts";
import { areIndirectOpposites, partOfSpeech } from "./taxonomy.ts";

const isGradable = (word: string): boolean => /^ad/.test(partOfSpeech(word) ?? "");

/** The adjective of a comparative or superlative ("larger" → "large", "easiest" → "easy"); other words stay. */
export const positiveOf = (word: string): string => {
  const cut = word.replace(/(?:er|est)$/, "");
  if (cut === word || cut.length < 3) return word;
  const candidates = [cut, `${cut}e`, cut.replace(/(.)\1$/, "$1"), cut.replace(/i$/, "y")];
  return candidates.find((candidate) => candidate.length > 2 && isGradable(candidate)) ?? word;
};

const SHORTEST_STEM = 3;

/** "upload" and "download", "careful" and "careless": one stem between opposite affixes. */
const haveOppositeAffixes = (a: string, b: string): boolean =>
  OPPOSITE_PREFIXES.some(
    ([x, y]) =>
      a.startsWith(x) && b.startsWith(y) && a.length - x.length >= SHORTEST_STEM && a.slice(x.length) === b.slice(y.length),
  ) ||
  OPPOSITE_SUFFIXES.some(
    ([x, y]) =>
      a.endsWith(x) && b.endsWith(y) && a.length - x.length >= SHORTEST_STEM && a.slice(0, -x.length) === b.slice(0, -y.length),
  );

const areOppositeBases = (a: string, b: string): boolean =>
  OPPOSITE_PAIRS.has(`${a} ${b}`) || areAntonyms(a, b) || haveOppositeAffixes(a, b) || areIndirectOpposites(a, b);

/** Tells whether two keys are opposites: WordNet's, those of what they are kinds of, and a list of our own. */
export const areOpposite = (a: string, b: string): boolean =>
  areOppositeBases(a, b) ||
  (/(?:er|est)$/.test(a) && /(?:er|est)$/.test(b) && areOppositeBases(positiveOf(a), positiveOf(b)));
