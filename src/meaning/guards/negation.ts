import type { Conflict } from "../conflict.ts";
import { against } from "./against.ts";
import { areAlike } from "./alike.ts";
import type { Comparison, Guard } from "./comparison.ts";
import { areOpposite } from "./opposite.ts";
import type { View } from "./view.ts";

/** What one clause says of its words. */
interface Statement {
  readonly words: readonly { readonly base: string; readonly isDenied: boolean }[];
  readonly isDenied: boolean;
  readonly written: string;
}

const LONGEST_SHOWN = 60;
/** How much of two clauses must be shared for an odd negator to turn the one against the other. */
const LEAST_SHARED = 0.7;
const LEAST_REST = 0.5;
const MOST_WORDS = 200;

const statementsOf = ({ read, units, clauses, polarity }: View): Statement[] =>
  clauses
    .map((clause, index) => ({
      words: clause.units
        .filter((at) => units[at]?.kind === "word")
        .map((at) => ({ base: polarity.bases[at] ?? "", isDenied: polarity.denied[at] === true })),
      isDenied: (polarity.negators[index] ?? 0) % 2 === 1,
      written: read.text.slice(clause.start, clause.end).replace(/^[\s,.;:!?()]+/, "").slice(0, LONGEST_SHOWN).trim(),
    }))
    .filter(({ words }) => words.length > 0);

const polaritiesOf = (statements: readonly Statement[]): ReadonlyMap<string, ReadonlySet<boolean>> => {
  const found = new Map<string, Set<boolean>>();
  for (const { words } of statements) {
    for (const { base, isDenied } of words) found.set(base, (found.get(base) ?? new Set()).add(isDenied));
  }
  return found;
};

const shareContext = (a: Statement, b: Statement, base: string): boolean => {
  const [othersA, othersB] = [a, b].map(({ words }) => words.filter((word) => word.base !== base));
  if (othersA === undefined || othersB === undefined) return false;
  if (othersA.length === 0 || othersB.length === 0) return true;
  return othersA.some((x) => othersB.some((y) => areAlike(x.base, y.base)));
};

const says = (statement: Statement, base: string, isDenied: boolean): boolean =>
  statement.words.some((word) => word.base === base && word.isDenied === isDenied);

type Polarities = ReadonlyMap<string, ReadonlySet<boolean>>;

/** The key by which the other text says the same word, where it takes one side only. */
const counterpart = (base: string, others: Polarities): string | undefined =>
  others.has(base) ? base : [...others.keys()].find((other) => areAlike(base, other));

/** Words that one text only affirms and the other only denies, in clauses of which one has an odd negator. */
const turnedWord = (
  base: string,
  isDenied: boolean,
  [mine, theirs]: readonly [readonly Statement[], readonly Statement[]],
  others: Polarities,
): readonly [Statement, Statement] | undefined => {
  const other = counterpart(base, others);
  const polarities = other === undefined ? undefined : others.get(other);
  if (other === undefined || polarities?.size !== 1 || polarities.has(isDenied)) return undefined;
  for (const a of mine.filter((statement) => says(statement, base, isDenied))) {
    const b = theirs.find(
      (statement) =>
        says(statement, other, !isDenied) && statement.isDenied !== a.isDenied && shareContext(a, statement, base),
    );
    if (b !== undefined) return [a, b];
  }
  return undefined;
};

const turnedWords = (mine: readonly Statement[], theirs: readonly Statement[]): Conflict[] => {
  const others = polaritiesOf(theirs);
  const found = [...polaritiesOf(mine)].flatMap(([base, polarities]) => {
    const [isDenied = false] = polarities;
    const turned = polarities.size === 1 ? turnedWord(base, isDenied, [mine, theirs], others) : undefined;
    return turned === undefined ? [] : [turned];
  });
  return found.slice(0, 1).map(([a, b]) => against("negation", a.written, b.written));
};

const shareOf = (a: Statement, b: Statement): number =>
  a.words.filter((word) => b.words.some((other) => areAlike(word.base, other.base))).length / a.words.length;

/** An odd negator is made good by an opposite: "not closed" is "open". */
const isMadeGood = (a: Statement, b: Statement): boolean =>
  a.words.some((word) => b.words.some((other) => areOpposite(word.base, other.base)));

/** Nearly the same clause, once denied and once not. */
const turnedClauses = (mine: readonly Statement[], theirs: readonly Statement[]): Conflict[] => {
  for (const a of mine) {
    const [b] = theirs
      .filter((other) => Math.min(shareOf(a, other), shareOf(other, a)) >= LEAST_SHARED)
      .toSorted((x, y) => shareOf(a, y) - shareOf(a, x));
    if (b !== undefined && a.words.length > 1 && a.isDenied !== b.isDenied && !isMadeGood(a, b))
      return [against("negation", a.written, b.written)];
  }
  return [];
};

const isSmall = ({ actual, expected }: Comparison): boolean =>
  Math.max(actual.units.length, expected.units.length) <= MOST_WORDS * 2;

/** Finds what one text affirms and the other denies, clause by clause: negators, denying affixes, double negation. */
export const contraryNegations: Guard = (comparison) => {
  const [mine, theirs] = [statementsOf(comparison.actual), statementsOf(comparison.expected)];
  const isFar = comparison.rest < LEAST_REST;
  const hasNone = ![...mine, ...theirs].some(({ isDenied }) => isDenied);
  if (hasNone || isFar || !isSmall(comparison)) return [];
  const turned = turnedWords(mine, theirs);
  return turned.length > 0 ? turned : turnedClauses(mine, theirs);
};
