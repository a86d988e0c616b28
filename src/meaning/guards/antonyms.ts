import { against } from "./against.ts";
import { areAlike } from "./alike.ts";
import type { Guard } from "./comparison.ts";
import { CONVERSES } from "./data/opposites.ts";
import { areOpposite, positiveOf } from "./opposite.ts";
import type { Unit } from "./unit.ts";
import type { View } from "./view.ts";

const TURNING = /^(?:up|down|above|below|inside|outside|more|less|fewer|most|least|always|never|first|last|left|right)$/;
const LEAST_REST = 0.38;
const MOST_PAIRS = 900;

const formsOf = ({ key, written }: Unit): readonly string[] => [key, written.toLowerCase()];

const areOpposed = (u: Unit, v: Unit): boolean =>
  formsOf(u).some((a) => formsOf(v).some((b) => areOpposite(a, b)));

/** "unavailable" is the other guard's: what it denies is known. */
const isAffixed = ({ units, polarity }: View, unit: Unit): boolean =>
  polarity.bases[units.indexOf(unit)] !== unit.key;

const isDenied = ({ units, polarity }: View, unit: Unit): boolean => polarity.denied[units.indexOf(unit)] === true;

const wordsOf = ({ units }: View, of: Unit): Unit[] =>
  units.filter((unit) => unit.sentence === of.sentence && unit.kind !== "light" && unit !== of);

const count = (left: readonly Unit[], right: readonly Unit[]): number =>
  left.filter((unit) => right.some((other) => areAlike(unit.key, other.key))).length;

/** "A is larger than B" against "B is smaller than A": opposite words between exchanged sides say the same. */
const areExchanged = (a: View, u: Unit, b: View, v: Unit): boolean => {
  const [aroundU, aroundV] = [wordsOf(a, u), wordsOf(b, v)];
  const [leftU, rightU] = [aroundU.filter((x) => x.start < u.start), aroundU.filter((x) => x.start > u.start)];
  const [leftV, rightV] = [aroundV.filter((x) => x.start < v.start), aroundV.filter((x) => x.start > v.start)];
  return count(leftU, rightV) + count(rightU, leftV) > count(leftU, leftV) + count(rightU, rightV);
};

const isConverse = ({ units }: View, unit: Unit): boolean =>
  CONVERSES.has(unit.key) || (positiveOf(unit.key) !== unit.key && units.some(({ key }) => key === "than"));

const shareClause = (a: View, u: Unit, b: View, v: Unit): boolean => {
  const [aroundU, aroundV] = [wordsOf(a, u), wordsOf(b, v)];
  return aroundU.length === 0 || aroundV.length === 0 || count(aroundU, aroundV) > 0;
};

const areContrary = (a: View, u: Unit, b: View, v: Unit): boolean =>
  areOpposed(u, v) &&
  TURNING.test(u.key) === TURNING.test(v.key) &&
  !isAffixed(a, u) &&
  !isAffixed(b, v) &&
  isDenied(a, u) === isDenied(b, v) &&
  shareClause(a, u, b, v) &&
  !(isConverse(a, u) && isConverse(b, v) && areExchanged(a, u, b, v));

/** Turning words ("up", "before") of one text that the other lacks. */
const turning = (view: View, other: View): Unit[] =>
  view.units.filter((unit) => TURNING.test(unit.key) && !other.units.some(({ key }) => key === unit.key));

/** Finds opposite words where each text has one that the other lacks, with the same sign and a shared subject. */
export const contraryAntonyms: Guard = ({ actual, expected, leftovers, rest }) => {
  const mine = [...leftovers.actual, ...(rest >= LEAST_REST ? turning(actual, expected) : [])];
  const theirs = [...leftovers.expected, ...(rest >= LEAST_REST ? turning(expected, actual) : [])];
  if (rest < LEAST_REST || mine.length * theirs.length > MOST_PAIRS) return [];
  return mine.flatMap((u) =>
    theirs
      .filter((v) => areContrary(actual, u, expected, v))
      .slice(0, 1)
      .map((v) => against("antonym", u.written, v.written)),
  );
};
