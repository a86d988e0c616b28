import type { Interaction } from "../cassette/cassette.ts";
import { failure, type LlmReplayError } from "../errors.ts";
import { readCall, type ReadOptions } from "../trace/read-call.ts";

/** What a recording may spend. */
export interface BudgetOptions extends ReadOptions {
  readonly title: string;
  readonly maxCalls?: number | undefined;
  /** In US dollars. */
  readonly maxCost?: number | undefined;
  /** What was spent before, in US dollars; default: nothing. */
  readonly spent?: number;
}

/** Counts live calls and their cost. */
export interface Budget {
  /** Takes one call, or says why no more may be sent. */
  readonly take: () => LlmReplayError | undefined;
  /** Adds the cost of a call that has ended; only calls of models cost. */
  readonly spend: (interaction: Interaction) => void;
}

/** Starts to count the live calls of one recording; it is stopped once it passed `maxCalls` or `maxCost`. */
export const openBudget = (options: BudgetOptions): Budget => {
  const { title, maxCalls, maxCost, spent: before = 0, ...reading } = options;
  let calls = 0;
  let spent = before;
  let unpriced: LlmReplayError | undefined;
  return {
    take: () => {
      if (unpriced) return unpriced;
      if (maxCost !== undefined && spent > maxCost) return failure("tooCostly", title, maxCost, spent);
      if (maxCalls !== undefined && calls >= maxCalls) return failure("tooManyCalls", title, maxCalls);
      calls++;
      return undefined;
    },
    spend: (interaction) => {
      if (maxCost === undefined) return;
      const call = readCall(interaction, { index: 0, start: 0, attempt: 1 }, reading);
      if (call.kind !== "model") return;
      if (call.cost) spent += call.cost.total;
      else unpriced ??= failure("costUnknown", `${call.method} ${call.url}`, call.unpriced ?? "");
    },
  };
};
