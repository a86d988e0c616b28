import type { Conflict } from "../conflict.ts";
import { onOneSide } from "./against.ts";
import type { Comparison, Guard } from "./comparison.ts";
import type { Kin } from "./kin.ts";
import type { Unit } from "./unit.ts";
import type { View } from "./view.ts";

/** A condition or exception, and the units in it. */
interface Condition {
  readonly written: string;
  readonly units: readonly Unit[];
  readonly start: number;
  readonly end: number;
}

const STRONG =
  /\b(?:if|unless|except(?:ing)?|excluding|provided(?: that)?|providing that|as long as|only (?:when|if|after|for|in|with|on)|other than|apart from|but not|but only|with the exception of|subject to|in case|on condition that|assuming|however|although|even though|without)\b[^.;!?]{0,200}/gi;
const WEAK =
  /\b(?:when|until|once|whenever)\b[^.,;!?]{0,200}|\b(?:for|on|in|from|with)\b[^.,;!?]{0,60} (?:over|above|under|below|more than|less than|at least|up to)\b[^.,;!?]{0,200}/gi;
const IDLE =
  /^(?:if|when|whenever|once|where|as)\s+(?:(?:you|i|we|they) (?:like|want|prefer|wish|need|have|would)|needed|necessary|possible|any|applicable|required|desired|so|not)\b/i;
/** So much of the rest of each text must be in the other for the condition to be all that was added. */
const LEAST_REST = 0.75;
const LEAST_REST_WEAK = 0.9;
const MOST_KNOWN = 0.34;

const conditionsOf = ({ read, units }: View, pattern: RegExp): Condition[] =>
  Array.from(read.text.matchAll(pattern), ({ 0: written, index: start }) => {
    const end = start + written.length;
    if (IDLE.test(written)) return { written, start, end, units: [] };
    return {
      written: written.trim(),
      start,
      end,
      units: units.filter((unit) => unit.kind !== "light" && unit.start >= start && unit.start < end),
    };
  }).filter(({ units: inside }) => inside.length > 0);

const share = (kin: Kin, units: readonly Unit[], others: readonly Unit[]): number => {
  const keys = new Set(others.map(({ key }) => key));
  const known = units.filter(({ key }) => keys.has(key) || [...kin.of(key)].some((other) => keys.has(other)));
  return units.length === 0 ? 1 : known.length / units.length;
};

const weighty = ({ units }: View): readonly Unit[] => units.filter(({ kind }) => kind !== "light");

const isAdded = (
  kin: Kin,
  condition: Condition,
  [mine, theirs]: readonly [View, View],
  least: number,
): boolean => {
  const others = weighty(theirs);
  if (share(kin, condition.units, others) > MOST_KNOWN) return false;
  const sentence = condition.units[0]?.sentence;
  const rest = weighty(mine).filter((unit) => unit.start < condition.start || unit.start >= condition.end);
  if (!rest.some((unit) => unit.sentence === sentence)) return false;
  return rest.length > 0 && share(kin, rest, others) >= least && share(kin, others, rest) >= least;
};

const addedTo = (side: "actual" | "expected", kin: Kin, views: readonly [View, View]): Conflict[] => {
  const added = (pattern: RegExp, least: number): readonly Condition[] =>
    conditionsOf(views[0], pattern).filter((condition) => isAdded(kin, condition, views, least));
  const [strong, weak] = [added(STRONG, LEAST_REST), added(WEAK, LEAST_REST_WEAK)];
  return [...strong, ...weak].slice(0, 1).map(({ written }) => onOneSide("condition", side, written));
};

const MOST_UNITS = 300;

/** Finds a condition, exception or restriction that only one of two otherwise equal texts has. */
export const addedConditions: Guard = ({ actual, expected, overlap, kin }: Comparison) =>
  overlap < 0.4 || Math.max(actual.units.length, expected.units.length) > MOST_UNITS
    ? []
    : [...addedTo("actual", kin, [actual, expected]), ...addedTo("expected", kin, [expected, actual])];
