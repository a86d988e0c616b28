import type { Alignment } from "./align.ts";
import type { Comparison } from "./comparison.ts";
import type { Unit } from "./unit.ts";

/** Two texts this much alike, word by word, say the same thing about the words in which they differ. */
const LEAST_RATIO = 0.6;
const LONGEST_SLOT = 3;

const weighty = (units: readonly Unit[], [from, to]: readonly [number, number]): Unit[] =>
  units.slice(from, to).filter(({ kind }) => kind === "word");

/** The words of weight in each pair of stretches that stand for each other. */
const slotsOf = (
  actual: readonly Unit[],
  expected: readonly Unit[],
  { replacements }: Alignment,
): (readonly [readonly Unit[], readonly Unit[]])[] =>
  replacements
    .map(
      (replacement) =>
        [weighty(actual, replacement.actual), weighty(expected, replacement.expected)] as const,
    )
    .filter(([a, b]) => a.length > 0 && b.length > 0 && Math.max(a.length, b.length) <= LONGEST_SLOT);

/** Finds pairs of words that stand in the same place of two nearly equal texts and are unknown to the other text. */
export const findSlots = (comparison: Comparison): (readonly [Unit, Unit])[] =>
  comparison.alignment.ratio < LEAST_RATIO ? [] : allSlots(comparison);

/** Both words are affirmed, or both denied: "closed" and "not open" may say the same. */
export const haveOneSign = ({ actual, expected }: Comparison, a: Unit, b: Unit): boolean =>
  actual.polarity.denied[actual.units.indexOf(a)] === expected.polarity.denied[expected.units.indexOf(b)];

/** The same in texts however far from each other. */
export const allSlots = ({
  actual,
  expected,
  alignment,
  leftovers,
}: Comparison): (readonly [Unit, Unit])[] => {
  const [mine, theirs] = [new Set(leftovers.actual), new Set(leftovers.expected)];
  return slotsOf(actual.units, expected.units, alignment).flatMap(([a, b]) =>
    a
      .filter((unit) => mine.has(unit))
      .flatMap((unit) => b.filter((other) => theirs.has(other)).map((other) => [unit, other] as const)),
  );
};
