import type { Conflict } from "../conflict.ts";
import { against, onOneSide } from "./against.ts";
import type { Comparison, Guard } from "./comparison.ts";
import type { Kin } from "./kin.ts";
import { NAME_ALIASES } from "./data/name-aliases.ts";
import type { Name } from "./read-names.ts";
import type { Unit } from "./unit.ts";
import { plain, type View } from "./view.ts";

const ACRONYM = /^\p{Lu}{2,6}$/u;
const SHARED_LETTERS = 5;
/** So much of the other words must be shared for two names to stand for each other. */
const LEAST_REST = 0.68;
/** Identifiers are exact, so less is enough for them. */
const LEAST_REST_OF_IDENTIFIERS = 0.5;
/** Nearly all: then two names that stand anywhere stand for each other. */
const LEAST_REST_ANYWHERE = 0.85;

const hasWord = (text: string, word: string): boolean => {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (!/[\p{L}\p{N}]/u.test(text[at - 1] ?? "") && !/[\p{L}\p{N}]/u.test(text[at + word.length] ?? ""))
      return true;
  }
  return false;
};

/** The first letters of a text's words in a row. */
const initialsOf = ({ read }: View): string =>
  (read.text.match(/\p{L}+/gu) ?? []).map((word) => word.charAt(0).toLowerCase()).join("");

/** The acronyms of the other text whose letters run through the words of this one, this name's among them. */
const isSpelledOut = (name: Name, view: View, other: View): boolean =>
  other.names.some(
    ({ written }) =>
      ACRONYM.test(written) &&
      written.includes(name.written.charAt(0)) &&
      initialsOf(view).includes(written.toLowerCase()),
  );

const isIn = (unit: Unit, names: readonly Name[]): boolean =>
  names.some(({ start, written }) => unit.start >= start && unit.start < start + written.length);

const isSaid = (kin: Kin, name: Name, view: View, other: View): boolean => {
  const lower = plain(name.written);
  const text = other.plain;
  if (hasWord(text, lower)) return true;
  if (name.type === "identifier") return hasWord(text, lower.replace(/\(\)$/, ""));
  if ((NAME_ALIASES.get(lower) ?? []).some((alias) => hasWord(text, alias))) return true;
  if (lower.length === 1) return false;
  if (view.units.some((unit) => isIn(unit, [name]) && kin.of(unit.key).size > 0)) return true;
  return (ACRONYM.test(name.written) && initialsOf(other).includes(lower)) || isSpelledOut(name, view, other);
};

const unsaid = (kin: Kin, view: View, other: View): Name[] =>
  view.names.filter((name) => !isSaid(kin, name, view, other));

const unsaidOf = ({ actual, expected, kin }: Comparison): readonly [Name[], Name[]] => [
  unsaid(kin, actual, expected),
  unsaid(kin, expected, actual),
];

const sorted = (letters: string): string => Array.from(letters).toSorted().join("");

/** "Tim" and "Timothy", "Brazil" and "Brazilian", "Egypt" and "Eygpt"; identifiers are never alike. */
const areOneName = (a: Name, b: Name): boolean => {
  const [x, y] = [plain(a.written), plain(b.written)];
  if (a.type === "identifier") return false;
  const [startX, startY] = [x.slice(0, SHARED_LETTERS), y.slice(0, SHARED_LETTERS)];
  return (
    (x.length > 2 && y.startsWith(x)) ||
    (y.length > 2 && x.startsWith(y)) ||
    (startX.length === SHARED_LETTERS && x[0] === y[0] && sorted(startX) === sorted(startY))
  );
};

/** Shared words over all words, leaving out the names in question. */
const restOf = (
  { leftovers, actual }: Comparison,
  mine: readonly Name[],
  theirs: readonly Name[],
): number => {
  const words = actual.units.filter(({ kind }) => kind === "word").length;
  const shared = words - leftovers.actual.length;
  const rest =
    leftovers.actual.filter((unit) => !isIn(unit, mine)).length +
    leftovers.expected.filter((unit) => !isIn(unit, theirs)).length;
  return shared + rest === 0 ? 1 : shared / (shared + rest);
};

const unitAt = (view: View, name: Name): number => view.units.findIndex((unit) => isIn(unit, [name]));

/** Both stand in one stretch that was replaced. */
const sharePlace = ({ actual, expected, alignment }: Comparison, a: Name, b: Name): boolean => {
  const [i, j] = [unitAt(actual, a), unitAt(expected, b)];
  return alignment.replacements.some(
    (replacement) =>
      i >= replacement.actual[0] &&
      i < replacement.actual[1] &&
      j >= replacement.expected[0] &&
      j < replacement.expected[1],
  );
};

const leastRest = (a: Name, b: Name): number =>
  a.type === "identifier" && b.type === "identifier" ? LEAST_REST_OF_IDENTIFIERS : LEAST_REST;

/** Finds names and identifiers that differ: each text has one that the other lacks, in the same place. */
export const conflictingEntities: Guard = (comparison) => {
  const [mine, theirs] = unsaidOf(comparison);
  const rest = mine.length === 0 || theirs.length === 0 ? 0 : restOf(comparison, mine, theirs);
  if (rest < LEAST_REST_OF_IDENTIFIERS) return [];
  for (const name of mine) {
    const other = theirs.find(
      (candidate) =>
        !areOneName(name, candidate) &&
        rest >= leastRest(name, candidate) &&
        ((candidate.type === name.type && rest >= LEAST_REST_ANYWHERE) ||
          sharePlace(comparison, name, candidate)),
    );
    if (other !== undefined) return [against("entity", name.written, other.written)];
  }
  return [];
};

/** Finds names and identifiers that only one text has. */
export const missingEntities = (comparison: Comparison): Conflict[] => {
  const [mine, theirs] = unsaidOf(comparison);
  return [
    ...mine.map(({ written }) => onOneSide("entity", "actual", written)),
    ...theirs.map(({ written }) => onOneSide("entity", "expected", written)),
  ];
};
