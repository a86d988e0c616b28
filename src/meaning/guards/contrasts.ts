import { against } from "./against.ts";
import type { Guard } from "./comparison.ts";
import { CONTRASTING_PAIRS } from "./data/contrasts.ts";
import type { Unit } from "./unit.ts";

/** Apart from the words in question, all words of weight must be shared. */
const LEAST_OVERLAP = 0.85;
const MOST_REPLACEMENTS = 2;

const lights = (units: readonly Unit[], [from, to]: readonly [number, number]): readonly Unit[] =>
  units.slice(from, to).filter(({ kind }) => kind === "light");

const contrasting = (a: readonly Unit[], b: readonly Unit[]): readonly (readonly [Unit, Unit])[] =>
  a.flatMap((unit) =>
    b
      .filter((other) => CONTRASTING_PAIRS.has(`${unit.lower} ${other.lower}`))
      .map((other) => [unit, other] as const),
  );

/** Finds "and" for "or", "by" for "to", "he" for "she" in texts that are equal besides. */
export const contrastingWords: Guard = ({ actual, expected, alignment, overlap }) => {
  const { replacements } = alignment;
  if (overlap < LEAST_OVERLAP || replacements.length > MOST_REPLACEMENTS) return [];
  return replacements
    .filter(({ actual: a, expected: b }) => a[1] - a[0] === 1 && b[1] - b[0] === 1)
    .flatMap((replacement) =>
      contrasting(lights(actual.units, replacement.actual), lights(expected.units, replacement.expected)),
    )
    .slice(0, 1)
    .map(([a, b]) => against("antonym", a.written, b.written));
};
