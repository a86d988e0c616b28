import type { Call } from "../trace/call.ts";
import { requireNumber } from "./argument.ts";
import { lessThan } from "./bound.ts";
import { type Amount, judgeBudget } from "./budget.ts";
import { matcher } from "./matcher.ts";
import type { CountedSelection, Subject } from "./select.ts";
import { showUsd } from "./show.ts";

/** What {@link costLessThan} counts. */
export interface CostOptions extends CountedSelection {
  /** Leave calls out whose price is not known; by default one of them is a failure. */
  readonly allowUnpriced?: boolean | undefined;
}

const costOf =
  (allowUnpriced: boolean) =>
  (call: Call): Amount => {
    if (call.cost) return call.cost.total;
    const reason = call.unpriced ?? "its cost is not known";
    return allowUnpriced ? { skipped: reason } : { missing: `call ${call.index} has no price: ${reason}` };
  };

/**
 * The calls cost less than `usd` US dollars: together, or each with `per: "call"`. A call without a price is a failure
 * that names its model, unless `allowUnpriced`; a call that was refused, or that no answer came to, costs nothing.
 *
 * @throws `matcherArgument`.
 * @example
 * ```ts
 * expect(trace).toCostLessThan(0.01);
 * expect(trace).toCostLessThan(0.005, { per: "call", filter: { provider: "openai" } });
 *
 * const { pass, message } = costLessThan(trace, 0.01);
 * assert.ok(pass, message);
 * ```
 * @function
 */
export const costLessThan = matcher(
  "costLessThan",
  (subject: Subject, usd: number, options: CostOptions = {}) =>
    judgeBudget(subject, {
      of: costOf(options.allowUnpriced ?? false),
      noun: "cost",
      show: showUsd,
      bound: lessThan(requireNumber("costLessThan", "usd", usd, 0)),
      selection: options,
      per: "trace",
      ifMissing: "Give the model's price with the option prices, or pass allowUnpriced: true.",
      ifBroken:
        "Look at the calls that cost most: a smaller model, a shorter prompt or a cached one; or raise the limit.",
    }),
);
