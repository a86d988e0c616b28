import type { JudgeOptions } from "./judge/judge.ts";
import { overJudge, requireText } from "./judge/over-judge.ts";
import { rubricCase } from "./judge/prompts/rubric.ts";
import type { OutputSubject } from "./output.ts";
import { showText } from "./show.ts";
import type { Verdict } from "./verdict.ts";

/**
 * A judge finds that the output fulfils the rubric. The judge is a function, or a model behind a client of the package
 * `openai`; its calls are recorded in the same cassette under the role `judge`, and never counted as the program's. With
 * `samples` it is asked so often: most verdicts must be `pass`, or with `threshold` the mean score must reach it. An
 * answer that cannot be read fails either way.
 *
 * @throws `matcherArgument`; what the judge throws.
 * @example
 * ```ts
 * const judge = async ({ user }: { user: string }) =>
 *   user.includes("30 days") ? { verdict: "pass", score: 1 } : { verdict: "fail", score: 0, reason: "no time is named" };
 *
 * await expect("Refunds take 30 days.").toPassJudge("Names how long a refund takes.", { judge });
 * await expect("It depends.").not.toPassJudge("Names how long a refund takes.", { judge, samples: 3, threshold: 0.7 });
 * ```
 */
export const passJudge = async (
  subject: OutputSubject,
  rubric: string,
  options: JudgeOptions,
): Promise<Verdict> =>
  overJudge("passJudge", subject, {
    given: [rubric],
    options,
    expected: showText(requireText("passJudge", "rubric", rubric)),
    caseOf: (answer) => rubricCase(rubric, answer),
  });
