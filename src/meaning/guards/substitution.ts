import { against } from "./against.ts";
import type { Comparison, Guard } from "./comparison.ts";
import { areInterchangeable } from "./interchangeable.ts";
import { positiveOf } from "./opposite.ts";
import { allSlots, findSlots, haveOneSign } from "./slots.ts";
import { areSimilarAdjectives, isBroader, nounFile, partOfSpeech, siblingDistance } from "./taxonomy.ts";
import type { Unit } from "./unit.ts";
import { wordCosine } from "./word-cosine.ts";

/** Texts this much alike, word by word, leave no room for a rewording: what differs is what is said. */
const LEAST_RATIO = 0.8;
/** Here it may be one, unless the words are known to be kinds of one thing. */
const LEAST_RATIO_OF_SIBLINGS = 0.65;
/** From here on words are near enough to name one thing. */
const LEAST_COSINE_OF_NAMES = 0.58;
/** Words for persons and things in general, which stand for any other. */
const GENERAL = new Set(
  "man woman boy girl child kid person people guy lady one thing object item piece part place area player friend individual".split(
    " ",
  ),
);

const LETTERS_OF_START = 5;

const startOf = (word: string): string => Array.from(word.slice(0, LETTERS_OF_START)).toSorted().join("");

const isNamed = (a: string, b: string): boolean =>
  (a.length >= LETTERS_OF_START && startOf(a) === startOf(b)) ||
  isBroader(a, b) ||
  areInterchangeable(a, b) ||
  wordCosine(a, b) >= LEAST_COSINE_OF_NAMES ||
  GENERAL.has(a) ||
  GENERAL.has(b);

/** "deepest" and "largest", "cheaper" and "faster": degrees of different things. */
const areOtherDegrees = (a: string, b: string): boolean => {
  const isDegree = ["est", "er"].some((ending) => a.endsWith(ending) && b.endsWith(ending));
  const [x, y] = [positiveOf(a), positiveOf(b)];
  return isDegree && x !== a && y !== b && x !== y && !areSimilarAdjectives(x, y);
};

/** A noun at times, or a word the dictionary does not have. */
const isNounLike = (word: string): boolean =>
  nounFile(word) !== undefined || partOfSpeech(word) === undefined;

/** Neither of two words of one part of speech can be meant by the other. */
const areRivals = (a: string, b: string): boolean => {
  if (areOtherDegrees(a, b)) return true;
  const parts = [partOfSpeech(a), partOfSpeech(b)];
  if (isNamed(a, b)) return false;
  if (parts.every((part) => part === "verb")) return true;
  return parts.includes("noun") && isNounLike(a) && isNounLike(b);
};

const areSiblings = (a: string, b: string): boolean => siblingDistance(a, b) !== undefined && !isNamed(a, b);

/** "-ing" forms paint a scene or stand for a noun, and have many words for one thing. */
const isDoing = ({ key, written }: Unit): boolean => written.endsWith("ing") && partOfSpeech(key) === "verb";

/** The only word of each text that the other lacks. */
const lonePair = (comparison: Comparison): readonly (readonly [Unit, Unit])[] => {
  const { actual, expected } = comparison.leftovers;
  return actual.length === 1 && expected.length === 1 ? allSlots(comparison) : [];
};

/** One word for one word is all that differs. */
const isOneWord = ({ alignment: { replacements } }: Comparison): boolean =>
  replacements.length === 1 &&
  replacements.every(
    ({ actual, expected }) => actual[1] - actual[0] === 1 && expected[1] - expected[0] === 1,
  );

/** Where all else is equal, word by word, another word is another meaning, unless it can be the same one. */
const areOther = (a: Unit, b: Unit): boolean =>
  !isDoing(a) &&
  !isDoing(b) &&
  !isNamed(a.key, b.key) &&
  !areSimilarAdjectives(a.key, b.key) &&
  !isAdverb(a) &&
  !isAdverb(b);

const isAdverb = ({ key }: Unit): boolean => partOfSpeech(key) === "adverb";

/** Finds a word that stands where the other text has another thing of the same kind: "bus" for "tram". */
export const rivalWords: Guard = (comparison) => {
  const { ratio } = comparison.alignment;
  const lone =
    ratio >= LEAST_RATIO || isOneWord(comparison)
      ? lonePair(comparison).filter(([a, b]) => !isDoing(a) && !isDoing(b) && areRivals(a.key, b.key))
      : [];
  const slots =
    ratio >= LEAST_RATIO_OF_SIBLINGS
      ? findSlots(comparison).filter(([a, b]) => areSiblings(a.key, b.key))
      : [];
  const only =
    isOneWord(comparison) && ratio >= LEAST_RATIO
      ? lonePair(comparison).filter(([a, b]) => areOther(a, b))
      : [];
  return [...lone, ...slots, ...only]
    .filter(([a, b]) => haveOneSign(comparison, a, b))
    .slice(0, 1)
    .map(([a, b]) => against("substitution", a.written, b.written));
};

/** Finds any word that stands where the other text has one that does not mean the same; for `strict` comparison. */
export const otherWords: Guard = (comparison) =>
  findSlots(comparison)
    .filter(([a, b]) => !isBroader(a.key, b.key) && !areSimilarAdjectives(a.key, b.key))
    .slice(0, 1)
    .map(([a, b]) => against("substitution", a.written, b.written));
