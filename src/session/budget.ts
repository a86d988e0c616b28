import type { Interaction } from "../cassette/cassette.ts";
import { failure, type LlmReplayError } from "../errors.ts";

/** Gives the price of an interaction in US dollars, `undefined` where none is known. */
export type Price = (interaction: Interaction) => number | undefined;

/** What a recording may spend. */
export interface BudgetOptions {
  readonly title: string;
  readonly maxCalls?: number | undefined;
  /** In US dollars. */
  readonly maxCost?: number | undefined;
  readonly price?: Price | undefined;
}

/** Counts live calls and their cost. */
export interface Budget {
  /** Takes one call, or says why no more may be sent. */
  readonly take: () => LlmReplayError | undefined;
  /** Adds the cost of a call that has ended. */
  readonly spend: (interaction: Interaction) => void;
}

/** Starts to count the live calls of one recording; it is stopped once it passed `maxCalls` or `maxCost`. */
export const openBudget = ({ title, maxCalls, maxCost, price }: BudgetOptions): Budget => {
  let calls = 0;
  let cost = 0;
  let unpriced: LlmReplayError | undefined;
  return {
    take: () => {
      if (maxCost !== undefined && !price) return failure("costUnknown", "any call");
      if (unpriced) return unpriced;
      if (maxCost !== undefined && cost > maxCost) return failure("tooCostly", title, maxCost, cost);
      if (maxCalls !== undefined && calls >= maxCalls) return failure("tooManyCalls", title, maxCalls);
      calls++;
      return undefined;
    },
    spend: (interaction) => {
      if (maxCost === undefined || !price) return;
      const { method, url } = interaction.request;
      const more = price(interaction);
      if (more === undefined) unpriced ??= failure("costUnknown", `${method} ${url}`);
      else cost += more;
    },
  };
};
