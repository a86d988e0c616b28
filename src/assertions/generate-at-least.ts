import type { Call } from "../trace/call.ts";
import { requireNumber } from "./argument.ts";
import { atLeast } from "./bound.ts";
import { type Amount, judgeBudget, type Measured } from "./budget.ts";
import { matcher } from "./matcher.ts";
import type { CountedSelection, Subject } from "./select.ts";
import { showNumber } from "./show.ts";
import { isWithoutOutput } from "./without-output.ts";

/** A stream is timed from its first token, since what comes before is waiting; anything else from its request. */
const secondsOf = ({ timing }: Call): number => (timing.duration - (timing.firstToken ?? 0)) / 1000;

const speedOf = (call: Call): Amount => {
  const { index, usage, error } = call;
  if (error) return { skipped: "failed" };
  if (isWithoutOutput(call)) return { skipped: "generates nothing" };
  if (usage.output === undefined) return { missing: `call ${index} reports no output tokens` };
  const seconds = secondsOf(call);
  return seconds > 0 ? usage.output / seconds : { missing: `call ${index} took no time that was measured` };
};

const overall = (measured: readonly Measured[]): number => {
  const tokens = measured.reduce((sum, { call }) => sum + (call.usage.output ?? 0), 0);
  return tokens / measured.reduce((sum, { call }) => sum + secondsOf(call), 0);
};

/**
 * Every call generates at least that many output tokens a second, reasoning included, as measured while recording; with
 * `per: "trace"`, all of them on average. Streams are timed from their first token, other calls from their request.
 *
 * @throws `matcherArgument`.
 * @example
 * ```ts
 * expect(trace).toGenerateAtLeast(20);
 * ```
 * @function
 */
export const generateAtLeast = matcher(
  "generateAtLeast",
  (subject: Subject, tokensPerSecond: number, options: CountedSelection = {}) =>
    judgeBudget(subject, {
      of: speedOf,
      noun: "speed",
      show: (value) => `${showNumber(value)} tokens/s`,
      bound: atLeast(requireNumber("generateAtLeast", "tokensPerSecond", tokensPerSecond, 0)),
      selection: options,
      per: "call",
      together: overall,
      ifMissing: "Record a call that reports its usage and takes time.",
      ifBroken: "Choose a faster model or tier of service, or lower the limit.",
    }),
);
