import type { Call } from "../trace/call.ts";
import type { Prices } from "../trace/price.ts";
import type { Side, TestReport } from "./report.ts";

const pricesOf = ({ run }: Side): string | undefined =>
  run?.prices && `${run.prices.name} ${run.prices.version}`;

const qualityNote = (base: Side, head: Side): string[] => {
  if (!base.baseline) return [`No quality baseline: ${base.label} has no accepted scores to compare with.`];
  if (!head.run && !head.baseline)
    return [`No run of the tests is at hand for ${head.label}: scores are not compared.`];
  return [];
};

const partNote = ({ run }: Side): string[] =>
  run === undefined || run.whole
    ? []
    : ["The run at hand is of a part of the tests: whether the others pass is not known."];

const priceNote = (base: Side, head: Side): string[] => {
  const [before, after] = [pricesOf(base), pricesOf(head)];
  if (before === undefined || after === undefined || before === after) return [];
  return [
    `The runs were priced by other tables (${before}, ${after}); this report prices both sides by one.`,
  ];
};

const SHOWN = 5;

/** What goes before the table that the report names. */
const ownPriceNote = (prices: Prices = {}): string[] => {
  if (typeof prices === "function") return ["The project's own prices go first: a function of each call."];
  const models = Object.keys(prices);
  if (models.length === 0) return [];
  const more = models.length > SHOWN ? ` and ${models.length - SHOWN} more` : "";
  return [`The project's own prices go first: ${models.slice(0, SHOWN).join(", ")}${more}.`];
};

const comparedCalls = (tests: readonly TestReport[]): Call[] =>
  tests.flatMap(({ diff }) =>
    (diff?.calls ?? []).flatMap(({ base, head }) => [base, head].flatMap((call) => call ?? [])),
  );

/** Says of calls of models that have no price why, each reason once. */
export const unpricedNotes = (calls: readonly Call[]): string[] => {
  const reasons = new Set(calls.flatMap(({ kind, unpriced }) => (kind === "model" ? (unpriced ?? []) : [])));
  return [...reasons].map((reason) => `No price: ${reason}.`);
};

/** Says what a reader must know to trust a report's figures; `prices` are the user's own. */
export const notesOf = (
  base: Side,
  head: Side,
  tests: readonly TestReport[],
  prices: Prices | undefined,
): string[] => [
  ...qualityNote(base, head),
  ...partNote(head),
  ...priceNote(base, head),
  ...ownPriceNote(prices),
  ...unpricedNotes(comparedCalls(tests)),
];
