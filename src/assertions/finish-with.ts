import { failure } from "../errors.ts";
import type { Call } from "../trace/call.ts";
import type { FinishReason } from "../trace/message.ts";
import type { Trace } from "../trace/trace.ts";
import { judged, unjudged } from "./finding.ts";
import { matcher } from "./matcher.ts";
import { overLastCall } from "./output.ts";
import type { Selection } from "./select.ts";
import { showValue } from "./show.ts";

const FIXES: Readonly<Record<string, string>> = {
  length: "The answer was cut off: raise the limit of output tokens, or ask for less.",
  tool_call: "The model still wants a tool: run it and send the result back.",
  content_filter:
    "The provider filtered the answer: look at the prompt and at the provider's safety settings.",
  refusal: "The model declined: look at the prompt.",
};

const requireReasons = (reason: FinishReason | readonly FinishReason[]): readonly FinishReason[] => {
  const reasons = [reason].flat();
  if (reasons.length > 0 && reasons.every((each) => typeof each === "string" && each !== "")) return reasons;
  throw failure("matcherArgument", "finishWith", "reason", showValue(reason), "a finish reason or several");
};

/**
 * The last call ends for that reason, or for one of several: `stop`, `length`, `tool_call`, `content_filter`, `refusal`,
 * `error`, or a provider's own word. Of several answers to one request all must.
 *
 * @throws `matcherArgument`.
 * @example
 * ```ts
 * expect(trace).toFinishWith("stop");
 * expect(trace.calls[0]).toFinishWith(["stop", "tool_call"]);
 * ```
 * @function
 */
export const finishWith = matcher(
  "finishWith",
  (subject: Call | Trace, reason: FinishReason | readonly FinishReason[], options: Selection = {}) => {
    const wanted = requireReasons(reason);
    const shown = wanted.map(showValue).join(" or ");
    return overLastCall(subject, options, (call) => {
      const reasons = call.finishReasons;
      const other = reasons.find((each) => !wanted.includes(each));
      if (reasons.length === 0)
        return unjudged({
          missing: `call ${call.index} gave no finish reason`,
          expected: wanted,
          shown,
          call,
        });
      return judged(other === undefined, {
        fact: `Call ${call.index} finished with ${reasons.join(", ")}.`,
        actual: reasons.length === 1 ? reasons[0] : reasons,
        expected: reason,
        shown: { expected: shown },
        call,
        fix: FIXES[other ?? ""] ?? "Expect this reason, or look at what the call answered.",
      });
    });
  },
);
