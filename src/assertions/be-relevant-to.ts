import type { JudgeOptions } from "./judge/judge.ts";
import { overJudge, requireText } from "./judge/over-judge.ts";
import { relevantCase } from "./judge/prompts/relevant.ts";
import type { OutputSubject } from "./output.ts";
import { showText } from "./show.ts";
import type { Verdict } from "./verdict.ts";

/**
 * A judge finds that the output answers the question; whether it is true does not count. Options are those of
 * `passJudge`.
 *
 * @throws `matcherArgument`; what the judge throws.
 * @example
 * ```ts
 * const judge = async () => ({ verdict: "pass", score: 0.9, reason: "It names the time." });
 *
 * await expect("Refunds take 30 days.").toBeRelevantTo("How long does a refund take?", { judge, threshold: 0.8 });
 * ```
 */
export const beRelevantTo = async (
  subject: OutputSubject,
  question: string,
  options: JudgeOptions,
): Promise<Verdict> =>
  overJudge("beRelevantTo", subject, {
    given: [question],
    options,
    expected: `answers ${showText(requireText("beRelevantTo", "question", question))}`,
    caseOf: (answer) => relevantCase(question, answer),
  });
