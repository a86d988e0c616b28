import { against } from "./against.ts";
import type { Comparison, Guard } from "./comparison.ts";
import { CONVERSES } from "./data/opposites.ts";
import { findOpposites } from "./find-opposites.ts";
import type { Kin } from "./kin.ts";
import { positiveOf } from "./opposite.ts";
import type { Unit } from "./unit.ts";
import type { View } from "./view.ts";

const TURNING: ReadonlySet<string> = new Set(
  "up down above below inside outside more less fewer most least always never first last left right".split(
    " ",
  ),
);
/** Texts that share less besides speak of different things. */
const LEAST_REST = 0.38;

/** A word of a text, with its place among the text's units. */
interface Placed {
  readonly view: View;
  readonly unit: Unit;
  readonly at: number;
}

const place = (view: View, unit: Unit): Placed => ({ view, unit, at: view.units.indexOf(unit) });

/** "unavailable" is the other guard's: what it denies is known. */
const isAffixed = ({ view, at }: Placed): boolean => view.polarity.affixed[at] === true;

const isDenied = ({ view, at }: Placed): boolean => view.polarity.denied[at] === true;

const around = ({ view, unit }: Placed): readonly Unit[] =>
  view.units.filter((other) => other.sentence === unit.sentence && other.kind !== "light" && other !== unit);

const count = (kin: Kin, left: readonly Unit[], right: readonly Unit[]): number =>
  left.filter((unit) => right.some((other) => kin.areAlike(unit.key, other.key))).length;

const parted = (placed: Placed): readonly [readonly Unit[], readonly Unit[]] => {
  const others = around(placed);
  return [
    others.filter(({ start }) => start < placed.unit.start),
    others.filter(({ start }) => start > placed.unit.start),
  ];
};

/** "A is larger than B" against "B is smaller than A": opposite words between exchanged sides say the same. */
const areExchanged = (kin: Kin, u: Placed, v: Placed): boolean => {
  const [[leftU, rightU], [leftV, rightV]] = [parted(u), parted(v)];
  const crossed = count(kin, leftU, rightV) + count(kin, rightU, leftV);
  return crossed > count(kin, leftU, leftV) + count(kin, rightU, rightV);
};

const isConverse = ({ view, unit }: Placed): boolean =>
  CONVERSES.has(unit.key) ||
  (positiveOf(unit.key) !== unit.key && view.units.some(({ key }) => key === "than"));

const shareSentence = (kin: Kin, u: Placed, v: Placed): boolean => {
  const [aroundU, aroundV] = [around(u), around(v)];
  return aroundU.length === 0 || aroundV.length === 0 || count(kin, aroundU, aroundV) > 0;
};

const areContrary = (kin: Kin, u: Placed, v: Placed): boolean =>
  TURNING.has(u.unit.key) === TURNING.has(v.unit.key) &&
  isDenied(u) === isDenied(v) &&
  !isAffixed(u) &&
  !isAffixed(v) &&
  shareSentence(kin, u, v) &&
  !(isConverse(u) && isConverse(v) && areExchanged(kin, u, v));

/** The words of one side, with the turning words ("up", "more") that the other text lacks. */
const candidates = (leftovers: readonly Unit[], { units }: View, other: View): readonly Unit[] => {
  const isSaid = (turning: string): boolean => other.units.some(({ key }) => key === turning);
  return [...leftovers, ...units.filter(({ key }) => TURNING.has(key) && !isSaid(key))];
};

/** Finds opposite words where each text has one that the other lacks, with the same sign and a shared subject. */
export const contraryAntonyms: Guard = ({ actual, expected, leftovers, rest, kin }: Comparison) => {
  if (rest < LEAST_REST) return [];
  const mine = candidates(leftovers.actual, actual, expected);
  const theirs = candidates(leftovers.expected, expected, actual);
  return findOpposites(mine, theirs)
    .filter(([u, v]) => areContrary(kin, place(actual, u), place(expected, v)))
    .slice(0, 1)
    .map(([u, v]) => against("antonym", u.written, v.written));
};
