import { requireNumber } from "./argument.ts";
import { atMost } from "./bound.ts";
import { judgeBudget } from "./budget.ts";
import { matcher } from "./matcher.ts";
import type { CountedSelection, Subject } from "./select.ts";
import { showNumber } from "./show.ts";

/**
 * The trace makes at most `calls` calls of a model, failed tries included; with `per: "call"`, no request is sent more
 * often than that.
 *
 * @throws `matcherArgument`.
 * @example
 * ```ts
 * expect(trace).toMakeAtMost(3);
 * expect(trace).toMakeAtMost(0, { filter: { model: "gpt-4" } });
 * ```
 * @function
 */
export const makeAtMost = matcher(
  "makeAtMost",
  (subject: Subject, calls: number, options: CountedSelection = {}) =>
    judgeBudget(subject, {
      of: ({ attempt }) => (options.per === "call" ? attempt : 1),
      noun: options.per === "call" ? "number of tries" : "number of calls",
      show: showNumber,
      bound: atMost(requireNumber("makeAtMost", "calls", calls, 0)),
      // None at all is what a limit of 0 asks for.
      selection: calls === 0 ? { ...options, allowEmpty: true } : options,
      per: "trace",
      ifBroken: "Look for a loop or a call that could be spared, or raise the limit.",
    }),
);
