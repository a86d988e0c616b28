import type { JudgeOptions } from "./judge/judge.ts";
import { overJudge } from "./judge/over-judge.ts";
import { coherentCase } from "./judge/prompts/coherent.ts";
import type { OutputSubject } from "./output.ts";
import type { Verdict } from "./verdict.ts";

/**
 * A judge finds that the output is coherent in itself: no contradictions, whole sentences that follow from each other.
 * Options are those of `passJudge`.
 *
 * @throws `matcherArgument`; what the judge throws.
 * @example
 * ```ts
 * const judge = async () => ({ verdict: "pass", score: 1, reason: "It is one whole sentence." });
 *
 * await expect(trace).toBeCoherent({ judge });
 * ```
 */
export const beCoherent = async (subject: OutputSubject, options: JudgeOptions): Promise<Verdict> =>
  overJudge("beCoherent", subject, {
    given: [],
    options,
    expected: "coherent in itself",
    caseOf: coherentCase,
  });
