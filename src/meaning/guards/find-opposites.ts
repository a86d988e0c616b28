import { once } from "../../once.ts";
import { OPPOSITE_PREFIXES, OPPOSITE_SUFFIXES } from "./data/contrasts.ts";
import { OPPOSITES_BY_WORD } from "./data/opposites.ts";
import { positiveOf } from "./opposite.ts";
import { remember } from "../remember.ts";
import { oppositeSynset, synsetsOf } from "./taxonomy.ts";
import type { Unit } from "./unit.ts";

const SHORTEST_STEM = 3;

const positive = remember(positiveOf);

const formsOf = ({ key, lower }: Unit): readonly string[] => [...new Set([key, lower, positive(key)])];

const index = <K>(
  units: readonly Unit[],
  keysOf: (unit: Unit) => readonly K[],
): ReadonlyMap<K, readonly Unit[]> => {
  const found = new Map<K, Unit[]>();
  for (const unit of units)
    for (const key of keysOf(unit)) {
      const known = found.get(key);
      if (known === undefined) found.set(key, [unit]);
      else known.push(unit);
    }
  return found;
};

type Affixes = readonly (readonly [string, string])[];

const byFirstLetter = once(() => Map.groupBy(OPPOSITE_PREFIXES, ([prefix]) => prefix.charAt(0)));

/** What a word becomes with the opposite beginning or ending; most of it is no word. */
const turnedAffixes = remember((word): readonly string[] => {
  const prefixes: Affixes = byFirstLetter().get(word.charAt(0)) ?? [];
  return [
    ...prefixes
      .filter(([from]) => word.startsWith(from) && word.length - from.length >= SHORTEST_STEM)
      .map(([from, to]) => to + word.slice(from.length)),
    ...OPPOSITE_SUFFIXES.filter(
      ([from]) => word.endsWith(from) && word.length - from.length >= SHORTEST_STEM,
    ).map(([from, to]) => word.slice(0, word.length - from.length) + to),
  ];
});

const turned = remember((form): readonly string[] => [
  ...(OPPOSITES_BY_WORD.get(form) ?? []),
  ...turnedAffixes(form),
]);

const oppositeWords = (unit: Unit): readonly string[] => formsOf(unit).flatMap(turned);

const synsets = (unit: Unit): readonly number[] => formsOf(unit).flatMap(synsetsOf);

/** Finds the pairs of opposite words, one of each list: WordNet's, those of our list, and those with opposite affixes. */
export const findOpposites = (
  mine: readonly Unit[],
  theirs: readonly Unit[],
): readonly (readonly [Unit, Unit])[] => {
  if (mine.length === 0 || theirs.length === 0) return [];
  const [byForm, bySynset] = [index(theirs, formsOf), index(theirs, synsets)];
  return mine.flatMap((unit) => {
    const words = oppositeWords(unit).flatMap((word) => byForm.get(word) ?? []);
    const kinds = synsets(unit).flatMap((synset) => bySynset.get(oppositeSynset(synset)) ?? []);
    return [...new Set([...words, ...kinds])].map((other) => [unit, other] as const);
  });
};
