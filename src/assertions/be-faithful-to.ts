import { failure } from "../errors.ts";
import type { JudgeOptions } from "./judge/judge.ts";
import { overJudge, requireText } from "./judge/over-judge.ts";
import { faithfulCase } from "./judge/prompts/faithful.ts";
import type { OutputSubject } from "./output.ts";
import type { Verdict } from "./verdict.ts";

const requireContexts = (context: string | readonly string[]): readonly string[] => {
  const contexts = [context].flat();
  if (contexts.length === 0)
    throw failure(
      "matcherArgument",
      "beFaithfulTo",
      "context",
      "[]",
      "a text or several, none of them empty",
    );
  return contexts.map((each) => requireText("beFaithfulTo", "context", each));
};

/**
 * A judge finds that the output claims nothing but what the context says: a text, or several such as the documents that
 * were found. The score is the share of claims that it supports. Options are those of `passJudge`.
 *
 * @throws `matcherArgument`; what the judge throws.
 * @example
 * ```ts
 * const judge = async () => '{ "reason": "The context says 30 days.", "score": 1, "verdict": "pass" }';
 *
 * await expect("Refunds take 30 days.").toBeFaithfulTo(["Refunds are paid within 30 days."], { judge });
 * ```
 */
export const beFaithfulTo = async (
  subject: OutputSubject,
  context: string | readonly string[],
  options: JudgeOptions,
): Promise<Verdict> => {
  const contexts = requireContexts(context);
  return overJudge("beFaithfulTo", subject, {
    given: [context],
    options,
    expected: "claims nothing but what the context says",
    caseOf: (answer) => faithfulCase(contexts, answer),
  });
};
