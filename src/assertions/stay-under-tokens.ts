import type { Call } from "../trace/call.ts";
import { isUnbilled } from "../trace/calls/is-unbilled.ts";
import { allHold } from "./all-hold.ts";
import { requireLimits } from "./argument.ts";
import { lessThan } from "./bound.ts";
import { type Amount, judgeBudget } from "./budget.ts";
import { matcher } from "./matcher.ts";
import type { CountedSelection, Subject } from "./select.ts";
import { showCount } from "./show.ts";
import { isWithoutOutput } from "./without-output.ts";

const KINDS = ["total", "input", "output", "cacheRead", "cacheWrite", "reasoning"] as const;

type TokenKind = (typeof KINDS)[number];

/**
 * Limits in tokens. `input` includes what was cached, `output` includes reasoning; `total` is both together.
 *
 * @interface
 */
export type TokenLimits = Readonly<Partial<Record<TokenKind, number>>>;

const totalOf = (call: Call): number | undefined => {
  const { input, output } = call.usage;
  if (output === undefined && isWithoutOutput(call)) return input;
  return input === undefined || output === undefined ? undefined : input + output;
};

const amountOf =
  (kind: TokenKind) =>
  (call: Call): Amount => {
    const amount = kind === "total" ? totalOf(call) : call.usage[kind];
    if (amount !== undefined) return amount;
    if (isUnbilled(call)) return { skipped: "failed, and used nothing" };
    if ((kind === "output" || kind === "reasoning") && isWithoutOutput(call))
      return { skipped: "generates nothing" };
    return { missing: `call ${call.index} reports no ${kind} tokens` };
  };

const NOUNS: Readonly<Record<TokenKind, string>> = {
  total: "size",
  input: "input",
  output: "output",
  cacheRead: "cached input",
  cacheWrite: "input written to the cache",
  reasoning: "reasoning",
};

/**
 * The calls use fewer tokens than the limit: together, or each with `per: "call"`. A number limits input and output
 * together; an object limits each kind it names. Usage that the provider did not send is a failure, never 0.
 *
 * @throws `matcherArgument`.
 * @example
 * ```ts
 * expect(trace).toStayUnderTokens(2_000);
 * expect(trace).toStayUnderTokens({ input: 1_500, output: 200 }, { per: "call" });
 * ```
 * @function
 */
export const stayUnderTokens = matcher(
  "stayUnderTokens",
  (subject: Subject, limits: number | TokenLimits, options: CountedSelection = {}) => {
    const given = typeof limits === "number" ? { total: limits } : limits;
    const [first, ...rest] = requireLimits("stayUnderTokens", given, KINDS);
    const judge = ([kind, limit]: readonly [TokenKind, number]) =>
      judgeBudget(subject, {
        of: amountOf(kind),
        noun: NOUNS[kind],
        show: showCount("token"),
        bound: lessThan(limit),
        selection: options,
        per: "trace",
        ifMissing:
          "Ask the provider for usage (stream_options: { include_usage: true }), or set the option estimateTokens.",
        ifBroken: "Shorten the prompt or the answer of the foremost calls, or raise the limit.",
      });
    return allHold([judge(first), ...rest.map(judge)]);
  },
);
