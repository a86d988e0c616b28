import { against } from "./against.ts";
import type { Comparison, Guard } from "./comparison.ts";
import { findSlots } from "./slots.ts";
import {
  areSiblingVerbs,
  areSimilarAdjectives,
  isBroader,
  nounFile,
  partOfSpeech,
  siblingDistance,
} from "./taxonomy.ts";
import type { Unit } from "./unit.ts";

/** Texts this much alike, word by word, leave little room for a rewording. */
const LEAST_RATIO = 0.7;
/** Noun categories of WordNet whose members exclude each other in one place: animals, food, persons, plants … */
const EXCLUDING_FILES = new Set([5, 6, 8, 13, 15, 17, 18, 20, 27]);

const isKnown = (unit: Unit): boolean => partOfSpeech(unit.key) !== undefined;

/** Two kinds of one thing, neither of which is a kind of the other. */
const areRivals = (a: string, b: string): boolean => {
  if (partOfSpeech(a) !== partOfSpeech(b) || isBroader(a, b)) return false;
  if (partOfSpeech(a) === "verb") return areSiblingVerbs(a, b);
  if (partOfSpeech(a) !== "noun") return false;
  const [fileA, fileB] = [nounFile(a), nounFile(b)];
  return siblingDistance(a, b) !== undefined || (fileA === fileB && fileA !== undefined && EXCLUDING_FILES.has(fileA));
};

/** Each side's only word that the other lacks. */
const lonePair = ({ leftovers, overlap }: Comparison): (readonly [Unit, Unit])[] => {
  const [a, b] = [leftovers.actual[0], leftovers.expected[0]];
  const isLone = leftovers.actual.length === 1 && leftovers.expected.length === 1;
  return isLone && a !== undefined && b !== undefined && overlap >= 0.5 ? [[a, b]] : [];
};

const candidates = (comparison: Comparison): (readonly [Unit, Unit])[] => [
  ...(comparison.alignment.ratio >= LEAST_RATIO ? findSlots(comparison) : []),
  ...lonePair(comparison),
];

/** Finds a word that stands where the other text has another thing of the same kind: "bus" for "tram". */
export const rivalWords: Guard = (comparison) =>
  candidates(comparison)
    .filter(([a, b]) => isKnown(a) && isKnown(b) && areRivals(a.key, b.key))
    .slice(0, 1)
    .map(([a, b]) => against("substitution", a.written, b.written));

/** Finds any word that stands where the other text has one that does not mean the same; for `strict` comparison. */
export const otherWords: Guard = (comparison) =>
  candidates(comparison)
    .filter(([a, b]) => !isBroader(a.key, b.key) && !areSimilarAdjectives(a.key, b.key))
    .slice(0, 1)
    .map(([a, b]) => against("substitution", a.written, b.written));
