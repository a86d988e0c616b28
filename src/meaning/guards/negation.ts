import type { Conflict } from "../conflict.ts";
import { against } from "./against.ts";
import type { Guard } from "./comparison.ts";
import { NEGATIVE_WORDS } from "./data/negative-words.ts";
import type { Kin } from "./kin.ts";
import { areOpposite } from "./opposite.ts";
import { type Statement, statementsOf } from "./statements.ts";
import type { View } from "./view.ts";

/** How much of two clauses must be shared for an odd negator to turn the one against the other. */
const LEAST_SHARED = 0.7;
/** Texts that share less besides speak of different things. */
const LEAST_REST = 0.5;
const MOST_STATEMENTS = 60;
const MOST_UNITS = 500;

type Pair = readonly [Statement, Statement];
type Polarities = ReadonlyMap<string, ReadonlySet<boolean>>;

const polaritiesOf = (statements: readonly Statement[]): Polarities => {
  const found = new Map<string, Set<boolean>>();
  for (const { words } of statements) {
    for (const { base, isDenied } of words) found.set(base, (found.get(base) ?? new Set()).add(isDenied));
  }
  return found;
};

const has = ({ words }: Statement, base: string): boolean => words.some((word) => word.base === base);

const onlyIn = (a: Statement, b: Statement): readonly string[] =>
  a.words.map(({ base }) => base).filter((base) => !has(b, base));

/** An odd negator is made good by an opposite ("not closed", "open") or a denying word ("do not work", "ineffective"). */
const isMadeGood = (a: Statement, b: Statement): boolean => {
  const affirming = a.isDenied ? b : a;
  return (
    affirming.words.some(({ isAffixed }) => isAffixed) ||
    [...onlyIn(a, b), ...onlyIn(b, a)].some((base) => NEGATIVE_WORDS.has(base)) ||
    onlyIn(a, b).some((word) => onlyIn(b, a).some((other) => areOpposite(word, other)))
  );
};

/** Two negators in one sentence may stand in two clauses: "not … unless" is "only if". */
const isBalanced = (a: Statement, b: Statement): boolean =>
  (a.isConditional || b.isConditional) && (a.sentenceNegators + b.sentenceNegators) % 2 === 0;

/** Both say something else that is alike; where one says nothing else, the word itself must be the same. */
const shareContext = (
  a: Statement,
  b: Statement,
  [base, other]: readonly [string, string],
  kin: Kin,
): boolean => {
  const mine = a.words.filter((word) => word.base !== base);
  const theirs = b.words.filter((word) => word.base !== other);
  if (mine.length === 0 || theirs.length === 0) return base === other;
  return mine.some((x) => theirs.some((y) => kin.areAlike(x.base, y.base)));
};

const says = (statement: Statement, base: string, isDenied: boolean): boolean =>
  statement.words.some((word) => word.base === base && word.isDenied === isDenied);

/** The key by which the other text says the same word. */
const counterpart = (base: string, others: Polarities, kin: Kin): string | undefined =>
  others.has(base) ? base : [...kin.of(base)].find((other) => others.has(other));

/** Clauses in which one text only affirms a word that the other only denies, and of which one has an odd negator. */
const turnedWord = (
  [base, isDenied]: readonly [string, boolean],
  [mine, theirs]: readonly [readonly Statement[], readonly Statement[]],
  others: Polarities,
  kin: Kin,
): readonly Pair[] => {
  const other = counterpart(base, others, kin);
  const polarities = other === undefined ? undefined : others.get(other);
  if (other === undefined || polarities?.size !== 1 || polarities.has(isDenied)) return [];
  const isTurned = (a: Statement, b: Statement): boolean =>
    says(b, other, !isDenied) &&
    b.isDenied !== a.isDenied &&
    shareContext(a, b, [base, other], kin) &&
    !isMadeGood(a, b) &&
    !isBalanced(a, b);
  return mine
    .filter((a) => says(a, base, isDenied))
    .flatMap((a) => theirs.filter((b) => isTurned(a, b)).map((b): Pair => [a, b]));
};

const turnedWords = (mine: readonly Statement[], theirs: readonly Statement[], kin: Kin): readonly Pair[] => {
  const others = polaritiesOf(theirs);
  return [...polaritiesOf(mine)].flatMap(([base, polarities]) => {
    const [isDenied = false] = polarities;
    return polarities.size === 1 ? turnedWord([base, isDenied], [mine, theirs], others, kin) : [];
  });
};

const shareOf = (a: Statement, b: Statement, kin: Kin): number =>
  a.words.filter((word) => b.words.some((other) => kin.areAlike(word.base, other.base))).length /
  a.words.length;

const areNear = (a: Statement, b: Statement, kin: Kin): boolean =>
  Math.min(shareOf(a, b, kin), shareOf(b, a, kin)) >= LEAST_SHARED;

/** A word that a clause both affirms and denies does not tell which. */
const isMixed = ({ words }: Statement): boolean =>
  words.some(({ base, isDenied }) => isDenied && words.some((word) => word.base === base && !word.isDenied));

/** Nearly the same clause, once denied and once not. */
const areTurned = (a: Statement, b: Statement, kin: Kin): boolean =>
  a.words.length > 1 &&
  a.isDenied !== b.isDenied &&
  areNear(a, b, kin) &&
  !isMadeGood(a, b) &&
  !isBalanced(a, b) &&
  !isMixed(a) &&
  !isMixed(b);

/** A clause that the other text has as it is does not contradict it. */
const isAgreed = (a: Statement, theirs: readonly Statement[], kin: Kin): boolean =>
  theirs.some((b) => a.isDenied === b.isDenied && areNear(a, b, kin));

const turnedClauses = (mine: readonly Statement[], theirs: readonly Statement[], kin: Kin): readonly Pair[] =>
  mine.flatMap((a) =>
    theirs
      .filter((b) => areTurned(a, b, kin) && !isAgreed(a, theirs, kin) && !isAgreed(b, mine, kin))
      .map((b): Pair => [a, b]),
  );

const hasDenied = ({ isDenied, words }: Statement): boolean =>
  isDenied || words.some((word) => word.isDenied);

const toConflicts = (pairs: readonly Pair[]): Conflict[] =>
  pairs.slice(0, 1).map(([a, b]) => against("negation", a.written, b.written));

const denies = ({ polarity: { denied, affixed, negators } }: View): boolean =>
  denied.includes(true) || affixed.includes(true) || negators.some((count) => count > 0);

/** Finds what one text affirms and the other denies, clause by clause: negators, denying affixes, double negation. */
export const contraryNegations: Guard = ({ actual, expected, rest, kin }) => {
  if (rest < LEAST_REST || !(denies(actual) || denies(expected))) return [];
  const [mine, theirs] = [statementsOf(actual, expected), statementsOf(expected, actual)];
  const isTooLong =
    Math.max(mine.length, theirs.length) > MOST_STATEMENTS ||
    Math.max(actual.units.length, expected.units.length) > MOST_UNITS;
  if (isTooLong || ![...mine, ...theirs].some(hasDenied)) return [];
  const words = turnedWords(mine, theirs, kin);
  return toConflicts(words.length > 0 ? words : turnedClauses(mine, theirs, kin));
};
