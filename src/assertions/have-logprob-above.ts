import type { Call } from "../trace/call.ts";
import type { TokenLogprob } from "../trace/message.ts";
import type { Trace } from "../trace/trace.ts";
import { requireNumber, requireOneOf } from "./argument.ts";
import { judged, unjudged } from "./finding.ts";
import { matcher } from "./matcher.ts";
import { overLastCall } from "./output.ts";
import type { Selection } from "./select.ts";
import { showNumber, showText } from "./show.ts";

/** What of the tokens' probabilities counts. */
export interface LogprobOptions extends Selection {
  /** `mean`: of all tokens of the answer; `min`: of the least likely. Default: `mean`. */
  readonly of?: "mean" | "min" | undefined;
}

const meanOf = (tokens: readonly TokenLogprob[]): number =>
  tokens.reduce((sum, { logprob }) => sum + logprob, 0) / tokens.length;

/**
 * The model was surer of its answer than `logprob`, the natural logarithm of a token's probability (0 is certain, -0.7
 * is half): on average over all tokens, or at the least likely with `of: "min"`. A call that asked for no log
 * probabilities is a failure. The score is what was measured.
 *
 * @throws `matcherArgument`.
 * @example
 * ```ts
 * expect(trace).toHaveLogprobAbove(-0.5);
 * expect(trace).not.toHaveLogprobAbove(-0.1, { of: "min" });
 * ```
 * @function
 */
export const haveLogprobAbove = matcher(
  "haveLogprobAbove",
  (subject: Call | Trace, logprob: number, options: LogprobOptions = {}) => {
    const limit = requireNumber("haveLogprobAbove", "logprob", logprob);
    const of = requireOneOf("haveLogprobAbove", "of", options.of ?? "mean", ["mean", "min"]);
    return overLastCall(subject, options, (call) => {
      const tokens = call.output[0]?.logprobs ?? [];
      const ranked = tokens.toSorted((a, b) => a.logprob - b.logprob);
      const [least] = ranked;
      if (!least)
        return unjudged({
          missing: `call ${call.index} holds no log probabilities`,
          expected: limit,
          shown: `more than ${showNumber(limit)}`,
          call,
          fix: "Ask for them: logprobs: true with OpenAI's chat API, responseLogprobs with Gemini.",
        });
      const value = of === "min" ? least.logprob : meanOf(tokens);
      return judged(value > limit, {
        fact: `The ${of} log probability of call ${call.index} is ${showNumber(value)}, over ${tokens.length} tokens.`,
        actual: value,
        expected: limit,
        shown: { expected: `more than ${showNumber(limit)}` },
        call,
        rows: [
          [
            "least sure",
            ranked.slice(0, 3).map((each) => `${showText(each.token)} ${showNumber(each.logprob)}`),
          ],
        ],
        fix: "Make the question clearer or the answer shorter, or lower the limit.",
        score: value,
        threshold: limit,
      });
    });
  },
);
