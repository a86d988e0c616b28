import { requireNumber } from "./argument.ts";
import { atMost } from "./bound.ts";
import { judgeBudget } from "./budget.ts";
import { matcher } from "./matcher.ts";
import type { CountedSelection, Subject } from "./select.ts";
import { showNumber } from "./show.ts";

/**
 * At most `retries` requests are sent again after an error: in the whole trace, or each with `per: "call"`.
 *
 * @throws `matcherArgument`.
 * @example
 * ```ts
 * expect(trace).toRetryAtMost(2);
 * ```
 * @function
 */
export const retryAtMost = matcher(
  "retryAtMost",
  (subject: Subject, retries: number, options: CountedSelection = {}) =>
    judgeBudget(subject, {
      of: ({ attempt }) => (options.per === "call" ? attempt - 1 : Math.min(attempt - 1, 1)),
      noun: "number of retries",
      show: showNumber,
      bound: atMost(requireNumber("retryAtMost", "retries", retries, 0)),
      selection: options,
      per: "trace",
      ifBroken: "Look at the errors before the retries (trace.errors), or raise the limit.",
    }),
);
