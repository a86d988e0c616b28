import type { Conflict } from "../conflict.ts";
import { against } from "./against.ts";
import type { Comparison, Guard, Sides } from "./comparison.ts";
import { type Block, type Placed, placedBlocks } from "./blocks.ts";
import type { SentencePair } from "./sentence-pairs.ts";
import { areInterchangeable } from "./interchangeable.ts";
import { partOfSpeech } from "./taxonomy.ts";
import type { Unit } from "./unit.ts";

const ARTICLE = /^(?:a|an|the|its|his|her|their|our|your|my|this|that|these|those)$/;
const SYMMETRIC =
  /^(?:be|equal|and|or|nor|with|versus|vs|marry|meet|resemble|differ|same|equivalent|mean|between|among|relate|both|also)$/;
const LEAST_NEIGHBOURS = 3;

const neighbour = (units: readonly Unit[], at: number, step: 1 | -1): string => {
  let next = at + step;
  while (ARTICLE.test(units[next]?.key ?? "")) next += step;
  return units[next]?.key ?? "";
};

const around = (units: readonly Unit[], { from, to }: Block): readonly [string, string] => [
  neighbour(units, from, -1),
  neighbour(units, to, 1),
];

const between = (units: readonly Unit[], x: Block, y: Block): readonly Unit[] =>
  units.slice(Math.min(x.to, y.to) + 1, Math.max(x.from, y.from));

/** "A is B" and "B is A", "A and B" and "B and A" say the same. */
const isSymmetric = (units: readonly Unit[], x: Block, y: Block): boolean =>
  between(units, x, y).every(({ key }) => SYMMETRIC.test(key) || ARTICLE.test(key));

const LINK = /^(?:and|or|nor)$/;

/** Two items of one list: nothing but items, links and articles between them, and a break behind the one and before the other. */
const areListed = (units: readonly Unit[], x: Block, y: Block): boolean => {
  const [first, second] = x.from < y.from ? [x, y] : [y, x];
  const inside = between(units, x, y);
  const [behind, before] = [units[first.to + 1], units[second.from - 1]];
  const breaksOff = (at: number): boolean => units[at]?.clause !== units[at + 1]?.clause;
  return (
    inside.every(({ key, kind }) => kind === "word" || LINK.test(key) || ARTICLE.test(key)) &&
    inside.every(({ key }) => partOfSpeech(key) !== "verb") &&
    (LINK.test(behind?.key ?? "") || breaksOff(first.to)) &&
    (LINK.test(before?.key ?? "") || ARTICLE.test(before?.key ?? "") || breaksOff(second.from - 1))
  );
};

/** Both in one clause of each sentence: each stands where the other stood, and not beside its old neighbours. */
const tradePlaces = ({ actual, expected }: SentencePair, x: Placed, y: Placed): boolean => {
  const [xBefore, xBehind] = around(actual, x.block);
  const [yBefore, yBehind] = around(actual, y.block);
  const [xNowBefore, xNowBehind] = around(expected, x.other);
  const [yNowBefore, yNowBehind] = around(expected, y.other);
  const places = [
    { before: xBefore, now: xNowBefore, others: yNowBefore },
    { before: xBehind, now: xNowBehind, others: yNowBehind },
    { before: yBefore, now: yNowBefore, others: xNowBefore },
    { before: yBehind, now: yNowBehind, others: xNowBehind },
  ];
  const traded = places.filter(({ before, others }) => before === others);
  const kept = places.filter(({ before, now, others }) => before === now && before !== others);
  return traded.length >= LEAST_NEIGHBOURS && kept.length === 0;
};

/** The blocks of each clause. */
type ClauseMates = ReadonlyMap<number, readonly Block[]>;

const matesOf = (mates: ClauseMates, block: Block, but: Block): readonly string[] =>
  (mates.get(block.clause) ?? []).filter((other) => other !== block && other !== but).map(({ keys }) => keys);

/** In two clauses of each sentence: each stands with what stood with the other, and with nothing of its own. */
const tradeClauses = (mates: Sides<ClauseMates>, x: Placed, y: Placed): boolean => {
  const [xMates, yMates] = [matesOf(mates.actual, x.block, y.block), matesOf(mates.actual, y.block, x.block)];
  if (xMates.length === 0 || yMates.length === 0) return false;
  const [xNow, yNow] = [matesOf(mates.expected, x.other, y.other), matesOf(mates.expected, y.other, x.other)];
  const meet = (a: readonly string[], b: readonly string[]): boolean => a.some((keys) => b.includes(keys));
  return meet(xMates, yNow) && meet(yMates, xNow) && !meet(xMates, xNow) && !meet(yMates, yNow);
};

/** The relation is the same in both only if it is said with the same words. */
const keepsRelation = ({ actual, expected }: SentencePair, x: Placed, y: Placed): boolean => {
  const said = (units: readonly Unit[], a: Block, b: Block): string[] =>
    between(units, a, b)
      .filter(({ kind, quantity }) => kind !== "light" || quantity !== undefined)
      .map(({ key }) => key);
  const [mine, theirs] = [said(actual, x.block, y.block), said(expected, x.other, y.other)];
  return mine.every((key) => theirs.includes(key)) || theirs.every((key) => mine.includes(key));
};

/** A date does not trade places with a town, nor a word with one that means the same. */
const canTrade = ({ actual }: SentencePair, x: Block, y: Block): boolean => {
  const [a, b] = [actual[x.to], actual[y.to]];
  if (a === undefined || b === undefined || a.quantity?.dimension !== b.quantity?.dimension) return false;
  return x.from !== x.to || y.from !== y.to || !areInterchangeable(a.key, b.key);
};

/** Whether an agent is named behind "by"; then the active sentence has the words the other way round. */
const isPassive = (units: readonly Unit[]): boolean => units.some(({ key }) => key === "by");

const tradeInClause = (pair: SentencePair, x: Placed, y: Placed): boolean =>
  pair.isWhole !== true &&
  isPassive(pair.actual) === isPassive(pair.expected) &&
  tradePlaces(pair, x, y) &&
  keepsRelation(pair, x, y) &&
  !isSymmetric(pair.actual, x.block, y.block);

/** What comes in one order in both texts has not traded places. */
const areTurned = (x: Placed, y: Placed): boolean =>
  x.block.from < y.block.from !== x.other.from < y.other.from;

const trade = (pair: SentencePair, mates: Sides<ClauseMates>, x: Placed, y: Placed): boolean => {
  if (!areTurned(x, y)) return false;
  const isOneClause = x.block.clause === y.block.clause;
  if (isOneClause !== (x.other.clause === y.other.clause)) return false;
  const isTraded = isOneClause ? tradeInClause(pair, x, y) : tradeClauses(mates, x, y);
  if (!isTraded || !canTrade(pair, x.block, y.block)) return false;
  return !(areListed(pair.actual, x.block, y.block) && areListed(pair.expected, x.other, y.other));
};

const inOrder = (a: Block, b: Block): string =>
  (a.from < b.from ? [a, b] : [b, a]).map(({ written }) => written).join(" … ");

/** How each text puts it: the two in their order, or, from two clauses, the first with what stands beside it. */
const told = (mates: Sides<ClauseMates>, x: Placed, y: Placed): readonly [string, string] => {
  const beside = (all: ClauseMates, block: Block, but: Block): Block =>
    (all.get(block.clause) ?? []).find((other) => other !== block && other !== but) ?? but;
  if (x.block.clause === y.block.clause) return [inOrder(x.block, y.block), inOrder(x.other, y.other)];
  return [
    inOrder(x.block, beside(mates.actual, x.block, y.block)),
    inOrder(x.other, beside(mates.expected, x.other, y.other)),
  ];
};

/** Blocks that come in one order in both texts have not traded places. */
const areInOrder = (all: readonly Placed[]): boolean =>
  all.every(({ other }, at) => at === 0 || other.from > (all[at - 1]?.other.from ?? 0));

const swapsIn = (pair: SentencePair): Conflict[] => {
  const all = placedBlocks(pair);
  if (areInOrder(all)) return [];
  const mates = {
    actual: Map.groupBy(
      all.map(({ block }) => block),
      ({ clause }) => clause,
    ),
    expected: Map.groupBy(
      all.map(({ other }) => other),
      ({ clause }) => clause,
    ),
  };
  for (const [at, x] of all.entries()) {
    const y = all.slice(at + 1).find((other) => trade(pair, mates, x, other));
    if (y !== undefined) return [against("roles", ...told(mates, x, y))];
  }
  return [];
};

/** Across sentences words can only trade clauses. */
const wholeTexts = ({ actual, expected }: Comparison): SentencePair[] =>
  Math.min(actual.read.sentences.length, expected.read.sentences.length) > 1
    ? [{ actual: actual.units, expected: expected.units, isWhole: true }]
    : [];

/** Finds two words, names or numbers that have traded places: who does it to whom, which value belongs to what. */
export const swappedRoles: Guard = (comparison) =>
  comparison.overlap < 0.5
    ? []
    : [...comparison.sentences, ...wholeTexts(comparison)].flatMap(swapsIn).slice(0, 1);
