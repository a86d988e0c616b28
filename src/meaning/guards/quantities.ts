import type { Conflict } from "../conflict.ts";
import { against, onOneSide } from "./against.ts";
import type { Comparison, Guard } from "./comparison.ts";
import { CURRENCIES } from "./data/units.ts";
import type { View } from "./view.ts";
import { type CalendarDate, isNear, type Quantity } from "./quantity.ts";

const TEMPERATURES = /^(?:celsius|fahrenheit|degree|kelvin)$/;
const PERCENTS = /^(?:percent|point|basis point)$/;
const TIMES = /^(?:time|months)$/;
/** These are compared with their own kind only, never with a bare number. */
const APART = /^(?:date|clock|ordinal|rate)$/;
/** Texts that share less than this speak of different things, whose numbers do not meet. */
const LEAST_OVERLAP = 0.55;
/** Where one quantity is plainly the same one's, so little suffices. */
const LEAST_OVERLAP_OF_ONE = 0.2;
/** Where all else is said alike, quantities of any two kinds stand for each other. */
const LEAST_OVERLAP_OF_ANY = 0.85;
/** Where several quantities differ, so much must be shared. */
const LEAST_OVERLAP_OF_MANY = 0.75;
const MONTH_SECONDS = 30.4375 * 86_400;
/** A month is 28 to 31 days. */
const MONTH_TOLERANCE = 0.03;

const datesAgree = (a: CalendarDate, b: CalendarDate): boolean => {
  const shared = (["year", "month", "day"] as const).filter(
    (part) => a[part] !== undefined && b[part] !== undefined,
  );
  return shared.length > 0 && shared.every((part) => a[part] === b[part]);
};

const isBare = ({ dimension }: Quantity): boolean => dimension === "number";

const isYear = (number: Quantity, date: Quantity): boolean =>
  isBare(number) && date.date?.year === number.value;

/** "a tenth" and "10 %". */
const isShare = (part: Quantity, percent: Quantity): boolean =>
  isBare(part) &&
  part.value <= 1 &&
  percent.dimension === "percent" &&
  isNear(part.value * 100, percent.value);

const secondsOf = ({ dimension, value }: Quantity): number =>
  dimension === "months" ? value * MONTH_SECONDS : value;

const timesAgree = (a: Quantity, b: Quantity): boolean =>
  a.dimension !== b.dimension &&
  TIMES.test(a.dimension) &&
  TIMES.test(b.dimension) &&
  Math.abs(secondsOf(a) / secondsOf(b) - 1) < MONTH_TOLERANCE;

const unitOf = ({ written }: Quantity): string => written.replace(/^.*[\d\s-]/, "").toLowerCase();

/** Two spellings of the unit, or a number in digits and one in words: rounding may have come in between. */
const isConverted = (a: Quantity, b: Quantity): boolean => !isBare(a) && unitOf(a) !== unitOf(b);

const areEqual = (a: number, b: number): boolean =>
  Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b));

const agree = (a: Quantity, b: Quantity): boolean => {
  if (a.date !== undefined && b.date !== undefined) return datesAgree(a.date, b.date);
  if (isYear(a, b) || isYear(b, a)) return true;
  if (a.dimension === b.dimension)
    return areEqual(a.value, b.value) || (isNear(a.value, b.value) && isConverted(a, b));
  if (TEMPERATURES.test(a.dimension) && b.dimension === "degree") return isNear(a.value, b.value);
  if (TEMPERATURES.test(b.dimension) && a.dimension === "degree") return isNear(a.value, b.value);
  if (isShare(a, b) || isShare(b, a)) return true;
  if (isBare(a) !== isBare(b) && !APART.test(a.dimension) && !APART.test(b.dimension))
    return isNear(a.value, b.value) || writtenNumber(isBare(a) ? b : a) === (isBare(a) ? a : b).value;
  return timesAgree(a, b);
};

const writtenNumber = ({ written }: Quantity): number =>
  Number(/\d[\d.]*/.exec(written.replaceAll(",", ""))?.[0]);

const areSiblings = (a: Quantity, b: Quantity): boolean =>
  [TIMES, TEMPERATURES, PERCENTS].some((kind) => kind.test(a.dimension) && kind.test(b.dimension)) ||
  (CURRENCIES.has(a.dimension) && CURRENCIES.has(b.dimension));

const areComparable = (a: Quantity, b: Quantity): boolean => {
  if (a.isWeak === true && b.isWeak === true) return false;
  if (a.dimension === b.dimension) return true;
  if (APART.test(a.dimension) || APART.test(b.dimension)) return false;
  return isBare(a) || isBare(b) || areSiblings(a, b);
};

const unmatched = (quantities: readonly Quantity[], others: readonly Quantity[]): Quantity[] =>
  quantities.filter((quantity) => !others.some((other) => agree(quantity, other)));

/** Pairs each unmatched quantity of one text with the first comparable one of the other, bare numbers last. */
const disagreements = (actual: readonly Quantity[], expected: readonly Quantity[]): Conflict[] => {
  const rest = [...expected];
  return actual.flatMap((quantity) => {
    const same = rest.findIndex(
      (other) => other.dimension === quantity.dimension && areComparable(quantity, other),
    );
    const at = same >= 0 ? same : rest.findIndex((other) => areComparable(quantity, other));
    const [other] = at >= 0 ? rest.splice(at, 1) : [];
    return other === undefined ? [] : [against("quantity", quantity.written, other.written)];
  });
};

const limit = ({ bound, written }: Quantity): string =>
  `${bound === "lower" ? "at least" : "at most"} ${written}`;

/** One value as the least in one text and as the most in the other. */
const boundsTurned = (actual: readonly Quantity[], expected: readonly Quantity[]): Conflict[] =>
  actual.flatMap((quantity) => {
    if (quantity.bound === undefined) return [];
    const others = expected.filter((other) => agree(quantity, other));
    const [other] = others;
    const isTurned = others.length === 1 && other?.bound !== undefined && other.bound !== quantity.bound;
    return isTurned ? [against("quantity", limit(quantity), limit(other))] : [];
  });

/**
 * One measure differs, and the texts are about the same measure: both as a limit of one direction, or beside other
 * quantities that agree.
 */
const isTelling = (mine: readonly Quantity[], theirs: readonly Quantity[], { quantities }: View): boolean => {
  const [[a], [b]] = [mine, theirs];
  if (mine.length !== 1 || theirs.length !== 1 || a === undefined || b === undefined) return false;
  if (a.dimension !== b.dimension || isBare(a) || a.dimension === "ordinal") return false;
  return quantities.length > 2 || (a.bound !== undefined && a.bound === b.bound);
};

const isArticle = ({ isWeak }: Quantity): boolean => isWeak === true;

/** The one quantity of each text, where texts that say the same besides have one of whatever kind. */
const inPlace = (mine: readonly Quantity[], theirs: readonly Quantity[], overlap: number): Conflict[] => {
  const [[a], [b]] = [mine, theirs];
  if (a === undefined || b === undefined || overlap < LEAST_OVERLAP_OF_ANY) return [];
  return isArticle(a) || isArticle(b) ? [] : [against("quantity", a.written, b.written)];
};

/** Finds quantities that the other text contradicts with a comparable one: another number, unit, date, time or limit. */
export const conflictingQuantities: Guard = ({ actual, expected, overlap }) => {
  const mine = unmatched(actual.quantities, expected.quantities);
  const theirs = unmatched(expected.quantities, actual.quantities);
  if (overlap >= LEAST_OVERLAP_OF_ONE && isTelling(mine, theirs, actual)) return disagreements(mine, theirs);
  const isOne = Math.max(mine.length, theirs.length) === 1;
  const replaced = isOne ? inPlace(mine, theirs, overlap) : [];
  if (replaced.length > 0) return replaced;
  const turned = overlap < LEAST_OVERLAP ? [] : boundsTurned(actual.quantities, expected.quantities);
  return overlap < (isOne ? LEAST_OVERLAP : LEAST_OVERLAP_OF_MANY)
    ? turned
    : [...disagreements(mine, theirs), ...turned];
};

const missing = (side: "actual" | "expected", mine: View, theirs: View): Conflict[] =>
  unmatched(mine.quantities, theirs.quantities)
    .filter((quantity) => !isArticle(quantity))
    .map(({ written }) => onOneSide("quantity", side, written));

/** Finds quantities that only one text has. */
export const missingQuantities = ({ actual, expected }: Comparison): Conflict[] => [
  ...missing("actual", actual, expected),
  ...missing("expected", expected, actual),
];
