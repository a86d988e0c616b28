import { against } from "./against.ts";
import type { Comparison, Guard } from "./comparison.ts";
import { type ExclusiveSet, SETS_BY_WORD } from "./data/exclusive-sets.ts";
import { findSlots, haveOneSign } from "./slots.ts";
import type { Unit } from "./unit.ts";
import type { View } from "./view.ts";

/** So much of the words must be shared before two plain members contradict each other across a rewording. */
const LEAST_REST_OF_PLAIN = 0.45;
const LEAST_REST = 0.6;

const formsOf = ({ key, lower }: Unit): readonly string[] => [key, lower];

const setsOf = (unit: Unit): readonly ExclusiveSet[] =>
  formsOf(unit).flatMap((form) => SETS_BY_WORD.get(form) ?? []);

const meaningIn = (set: ExclusiveSet, unit: Unit): number | undefined =>
  formsOf(unit)
    .map((form) => set.meanings.get(form))
    .find((meaning) => meaning !== undefined);

const exclude = (a: Unit, b: Unit, isPlain: boolean): boolean =>
  setsOf(a).some((set) => {
    const [mine, theirs] = [meaningIn(set, a), meaningIn(set, b)];
    return (set.isPlain || !isPlain) && mine !== undefined && theirs !== undefined && mine !== theirs;
  });

const plain = (mine: View, theirs: View): Unit[] =>
  mine.units.filter(
    (unit) =>
      (SETS_BY_WORD.has(unit.key) || SETS_BY_WORD.has(unit.lower)) &&
      !theirs.units.some(({ key }) => key === unit.key) &&
      setsOf(unit).some(({ isPlain }) => isPlain),
  );

/** Members of one plain set, each unknown to the other text. */
const plainMembers = ({ actual, expected, rest }: Comparison): (readonly [Unit, Unit])[] => {
  if (rest < LEAST_REST_OF_PLAIN) return [];
  const theirs = plain(expected, actual);
  return plain(actual, expected).flatMap((a) =>
    theirs.filter((b) => exclude(a, b, true)).map((b) => [a, b] as const),
  );
};

/** Finds words of which only one can be true: weekdays, colours, levels, states, methods and more of the kind. */
export const exclusiveWords: Guard = (comparison) => {
  const slots =
    comparison.rest < LEAST_REST ? [] : findSlots(comparison).filter(([a, b]) => exclude(a, b, false));
  return [...slots, ...plainMembers(comparison)]
    .filter(([a, b]) => haveOneSign(comparison, a, b))
    .slice(0, 1)
    .map(([a, b]) => against("exclusive", a.written, b.written));
};
