import { findRefusal } from "../meaning/guards/refusal.ts";
import type { Call } from "../trace/call.ts";
import { judged, unjudged } from "./finding.ts";
import { matcher } from "./matcher.ts";
import { overLastCall, type OutputSubject } from "./output.ts";
import type { Selection } from "./select.ts";
import { showText } from "./show.ts";
import { isCall, isTrace, wrongSubject } from "./subject.ts";
import type { Finding } from "./verdict.ts";

const DECLINED = new Set(["refusal", "content_filter"]);

/** What the provider itself says of a refusal: a finish reason, or a part of the answer. */
const signalOf = ({ finishReasons, output }: Call): string | undefined => {
  const reason = finishReasons.find((each) => DECLINED.has(each));
  if (reason !== undefined) return `it finished with ${reason}`;
  const part = output.flatMap(({ parts }) => parts).find(({ type }) => type === "refusal");
  return part?.type === "refusal" ? `a refusal: ${showText(part.content)}` : undefined;
};

const told = (evidence: string | undefined, text: string, call?: Call): Finding =>
  judged(evidence !== undefined, {
    fact: evidence === undefined ? "The model did not refuse." : "The model refused.",
    actual: text,
    expected: "a refusal",
    shown: { expected: "a refusal", actual: text === "" ? "no text" : showText(text) },
    call,
    rows: [["told by", evidence ?? "neither the provider nor the words of the answer"]],
    fix: "Look at the prompt's rules, or judge the wording with toMatchSemantically.",
  });

const inWords = (text: string): string | undefined => {
  const words = findRefusal(text);
  return words === undefined ? undefined : `the words ${showText(words)}`;
};

const judgeCall = (call: Call): Finding => {
  const signal = signalOf(call);
  if (signal !== undefined || call.text)
    return told(signal ?? inWords(call.text ?? ""), call.text ?? "", call);
  if (call.toolCalls.length > 0) return told(undefined, "", call);
  return unjudged({ missing: `call ${call.index} gave neither text nor a sign of refusal`, call });
};

/**
 * The model declines to answer, or says that it cannot tell: by the provider's own sign (finish reason, refusal, content
 * filter), else by the opening words of the answer, which must be English.
 *
 * @example
 * ```ts
 * expect("I'm sorry, but I can't help with that.").toRefuse();
 * expect("Refunds take 30 days.").not.toRefuse();
 * ```
 * @function
 */
export const refuse = matcher("refuse", (subject: OutputSubject, options: Selection = {}) => {
  if (typeof subject === "string") return told(inWords(subject), subject);
  if (!isTrace(subject) && !isCall(subject)) return wrongSubject(subject, "a text, a trace or a call");
  return overLastCall(subject, options, judgeCall);
});
