import { sumCost } from "../sum-cost.ts";
import type { Spent } from "./spent.ts";
import { sumUsage, totalTokens } from "../sum-usage.ts";

/** How one budget is kept: its unit, what it allows, and what of it is used; a text says why that is not known. */
interface Row {
  readonly unit: string;
  readonly help: string;
  readonly used: (spent: Spent) => number | string;
}

const UNMETERED =
  "ask the provider for usage (stream_options: { include_usage: true }), or set the option estimateTokens";

/** Tokens of a kind; not known where a call of a model told none. */
const tokens =
  (of: (spent: Spent) => number | undefined) =>
  (spent: Spent): number | string =>
    spent.unmetered > 0 ? `${spent.unmetered} of its calls told no usage; ${UNMETERED}` : (of(spent) ?? 0);

/** The one table of budgets. */
export const BUDGETS = {
  cost: {
    unit: "usd",
    help: "US dollars",
    used: ({ cost, unpriced }) => unpriced[0] ?? cost?.total ?? 0,
  },
  tokens: { unit: "tokens", help: "tokens, in and out", used: tokens(({ usage }) => totalTokens(usage)) },
  input: { unit: "tokens", help: "tokens in", used: tokens(({ usage }) => usage.input) },
  output: { unit: "tokens", help: "tokens out", used: tokens(({ usage }) => usage.output) },
  calls: { unit: "calls", help: "calls", used: ({ calls }) => calls },
  retries: { unit: "calls", help: "calls sent again after an error", used: ({ retries }) => retries },
  duration: { unit: "ms", help: "milliseconds, as recorded", used: ({ duration }) => duration },
  firstChunk: {
    unit: "ms",
    help: "milliseconds to the first chunk of a stream",
    used: ({ firstChunk }) => firstChunk ?? 0,
  },
} as const satisfies Record<string, Row>;

/** A budget's name. */
export type BudgetName = keyof typeof BUDGETS;

/** All names, in the order of the table. */
export const BUDGET_NAMES = Object.keys(BUDGETS) as readonly BudgetName[];

/**
 * How much may be used of what: US dollars, tokens, calls, milliseconds; what is used up exactly is kept.
 *
 * @interface
 */
export type Budgets = { readonly [K in BudgetName]?: number | undefined };

/** What of one budget was used. */
export interface BudgetState {
  readonly name: BudgetName;
  readonly unit: string;
  readonly allowed: number;
  /** Absent where {@link missing} says why it is not known. */
  readonly used?: number;
  readonly missing?: string;
}

/** Holds what was spent against budgets, one by one in the order of the table. */
export const budgetStates = (spent: Spent, budgets: Budgets): readonly BudgetState[] =>
  BUDGET_NAMES.flatMap((name) => {
    const allowed = budgets[name];
    if (allowed === undefined) return [];
    const { unit, used: read } = BUDGETS[name];
    const used = read(spent);
    return { name, unit, allowed, ...(typeof used === "string" ? { missing: used } : { used }) };
  });

/** Tells whether a budget is not kept; one of which nobody knows what was used is not. */
export const isBroken = ({ used, allowed }: BudgetState): boolean => used === undefined || used > allowed;

const total = (spents: readonly Spent[], of: (spent: Spent) => number): number =>
  spents.reduce((sum, spent) => sum + of(spent), 0);

/** Adds up what several traces took; the time to a first chunk has no sum. */
export const sumSpent = (spents: readonly Spent[]): Spent => {
  const cost = sumCost(spents.map(({ cost }) => cost));
  return {
    calls: total(spents, ({ calls }) => calls),
    retries: total(spents, ({ retries }) => retries),
    usage: sumUsage(spents.map(({ usage }) => usage)),
    unmetered: total(spents, ({ unmetered }) => unmetered),
    unpriced: [...new Set(spents.flatMap(({ unpriced }) => unpriced))],
    duration: total(spents, ({ duration }) => duration),
    ...(cost && { cost }),
  };
};
