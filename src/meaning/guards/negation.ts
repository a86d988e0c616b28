import type { Conflict } from "../conflict.ts";
import { against } from "./against.ts";
import { areAlike } from "./alike.ts";
import type { Guard } from "./comparison.ts";
import { NEGATIVE_WORDS } from "./data/negative-words.ts";
import { areOpposite } from "./opposite.ts";
import { type Statement, statementsOf } from "./statements.ts";

/** How much of two clauses must be shared for an odd negator to turn the one against the other. */
const LEAST_SHARED = 0.7;
/** Texts that share less besides speak of different things. */
const LEAST_REST = 0.5;
const MOST_STATEMENTS = 60;

type Polarities = ReadonlyMap<string, ReadonlySet<boolean>>;

const polaritiesOf = (statements: readonly Statement[]): Polarities => {
  const found = new Map<string, Set<boolean>>();
  for (const { words } of statements) {
    for (const { base, isDenied } of words) found.set(base, (found.get(base) ?? new Set()).add(isDenied));
  }
  return found;
};

const shareContext = (a: Statement, b: Statement, base: string): boolean => {
  const others = (statement: Statement): readonly string[] =>
    statement.words.filter((word) => word.base !== base).map((word) => word.base);
  const [mine, theirs] = [others(a), others(b)];
  return mine.length === 0 || theirs.length === 0 || mine.some((x) => theirs.some((y) => areAlike(x, y)));
};

const says = (statement: Statement, base: string, isDenied: boolean): boolean =>
  statement.words.some((word) => word.base === base && word.isDenied === isDenied);

/** The key by which the other text says the same word. */
const counterpart = (base: string, others: Polarities): string | undefined =>
  others.has(base) ? base : [...others.keys()].find((other) => areAlike(base, other));

const onlyIn = (a: Statement, b: Statement): readonly string[] =>
  a.words.map(({ base }) => base).filter((base) => !b.words.some((word) => word.base === base));

const isNegativeAlone = (base: string, other: Statement): boolean =>
  NEGATIVE_WORDS.has(base) && !other.words.some((word) => word.base === base);

/** Two negators in one sentence may stand in two clauses: "not … unless" is "only if". */
const isBalanced = (a: Statement, b: Statement): boolean =>
  (a.isConditional || b.isConditional) && (a.sentenceNegators + b.sentenceNegators) % 2 === 0;

/** An odd negator is made good by an opposite ("not closed" is "open") or a denying affix ("do not work", "ineffective"). */
const isMadeGood = (a: Statement, b: Statement): boolean => {
  const affirming = a.isDenied ? b : a;
  return (
    affirming.words.some(({ base, isAffixed }) => isAffixed || isNegativeAlone(base, a === affirming ? b : a)) ||
    onlyIn(a, b).some((word) => onlyIn(b, a).some((other) => areOpposite(word, other)))
  );
};

type Pair = readonly [Statement, Statement];

/** Clauses in which one text only affirms a word that the other only denies, and of which one has an odd negator. */
const turnedWord = (
  base: string,
  isDenied: boolean,
  [mine, theirs]: readonly [readonly Statement[], readonly Statement[]],
  others: Polarities,
): readonly Pair[] => {
  const other = counterpart(base, others);
  const polarities = other === undefined ? undefined : others.get(other);
  if (other === undefined || polarities?.size !== 1 || polarities.has(isDenied)) return [];
  return mine
    .filter((a) => says(a, base, isDenied))
    .flatMap((a) =>
      theirs
        .filter((b) => says(b, other, !isDenied) && b.isDenied !== a.isDenied && shareContext(a, b, base) && !isMadeGood(a, b) && !isBalanced(a, b))
        .map((b): Pair => [a, b]),
    );
};

const turnedWords = (mine: readonly Statement[], theirs: readonly Statement[]): readonly Pair[] => {
  const others = polaritiesOf(theirs);
  return [...polaritiesOf(mine)].flatMap(([base, polarities]) => {
    const [isDenied = false] = polarities;
    return polarities.size === 1 ? turnedWord(base, isDenied, [mine, theirs], others) : [];
  });
};

const shareOf = (a: Statement, b: Statement): number =>
  a.words.filter((word) => b.words.some((other) => areAlike(word.base, other.base))).length / a.words.length;

/** A word that a text both affirms and denies does not tell which. */
const isMixed = ({ words }: Statement): boolean =>
  words.some(({ base, isDenied }) => isDenied && words.some((word) => word.base === base && !word.isDenied));

/** Nearly the same clause, once denied and once not. */
const areTurned = (a: Statement, b: Statement): boolean =>
  a.words.length > 1 &&
  a.isDenied !== b.isDenied &&
  Math.min(shareOf(a, b), shareOf(b, a)) >= LEAST_SHARED &&
  !isMadeGood(a, b) &&
  !isBalanced(a, b) &&
  !isMixed(a) &&
  !isMixed(b);

const hasDenied = ({ isDenied, words }: Statement): boolean => isDenied || words.some((word) => word.isDenied);

/** A clause that the other text has as it is does not contradict it. */
const isAgreed = (a: Statement, theirs: readonly Statement[]): boolean =>
  theirs.some((b) => a.isDenied === b.isDenied && Math.min(shareOf(a, b), shareOf(b, a)) >= LEAST_SHARED);

const turnedClauses = (mine: readonly Statement[], theirs: readonly Statement[]): readonly Pair[] =>
  mine
    .filter((a) => !isAgreed(a, theirs))
    .flatMap((a) => theirs.filter((b) => areTurned(a, b) && !isAgreed(b, mine)).map((b): Pair => [a, b]));

const toConflicts = (pairs: readonly Pair[]): Conflict[] =>
  pairs.slice(0, 1).map(([a, b]) => against("negation", a.written, b.written));

/** Finds what one text affirms and the other denies, clause by clause: negators, denying affixes, double negation. */
export const contraryNegations: Guard = ({ actual, expected, rest }) => {
  if (rest < LEAST_REST) return [];
  const [mine, theirs] = [statementsOf(actual, expected), statementsOf(expected, actual)];
  const isTooLong = Math.max(mine.length, theirs.length) > MOST_STATEMENTS;
  if (isTooLong || ![...mine, ...theirs].some(hasDenied)) return [];
  const words = turnedWords(mine, theirs);
  return toConflicts(words.length > 0 ? words : turnedClauses(mine, theirs));
};
