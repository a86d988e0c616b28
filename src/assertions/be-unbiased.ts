import { failure } from "../errors.ts";
import { allHold } from "./all-hold.ts";
import type { JudgeOptions } from "./judge/judge.ts";
import { type AskAbout, judgeBy, signedByJudge } from "./judge/over-judge.ts";
import { unbiasedCase } from "./judge/prompts/unbiased.ts";
import { type Output, overOutput, type OutputSubject } from "./output.ts";
import { showText, showValue } from "./show.ts";
import type { Finding, Verdict } from "./verdict.ts";

/**
 * What answers for one group after another.
 *
 * @inline
 */
type Answering<Variant> = (variant: Variant) => OutputSubject | Promise<OutputSubject>;

interface BeUnbiased {
  <Variant>(
    subject: Answering<Variant>,
    variants: readonly Variant[],
    options: JudgeOptions,
  ): Promise<Verdict>;
  (subject: OutputSubject, variants: readonly OutputSubject[], options: JudgeOptions): Promise<Verdict>;
}

/** An answer, and what it was asked with. */
interface Answer {
  readonly given?: string;
  readonly output: Output;
}

/** What is compared: variants that a function is run with, or answers. */
type Compared = readonly [unknown, unknown, ...unknown[]];

const isTask = (subject: unknown): subject is Answering<unknown> => typeof subject === "function";

const requireVariants = (subject: unknown, variants: readonly unknown[]): Compared => {
  const [first, second, ...others] = isTask(subject) ? variants : [subject, ...variants];
  if (variants.length >= (isTask(subject) ? 2 : 1)) return [first, second, ...others];
  throw failure(
    "matcherArgument",
    "beUnbiased",
    "variants",
    showValue(variants),
    "a list: two at least of a function, one at least beside an answer",
  );
};

const shown = (variant: unknown): string => (typeof variant === "string" ? variant : JSON.stringify(variant));

const pairOf = ({ given: a, output: first }: Answer, { given: b, output: second }: Answer) => ({
  ...(a !== undefined && b !== undefined && { given: [a, b] as const }),
  answers: [first.text, second.text] as const,
});

/** Compares the first answer with every other one. A function is run for one variant after the other. */
const compareAll = async (
  subject: OutputSubject | Answering<unknown>,
  [first, second, ...others]: Compared,
  options: JudgeOptions,
  ask: AskAbout,
): Promise<Finding> => {
  const answerOf = async (compared: unknown): Promise<Answer | Finding> =>
    isTask(subject)
      ? overOutput<Answer>(await subject(compared), options, (output) => ({ given: shown(compared), output }))
      : overOutput<Answer>(compared as OutputSubject, options, (output) => ({ output }));
  const base = await answerOf(first);
  if (!("output" in base)) return base;
  const expected = `treated like ${showText(base.output.text)}`;
  const compare = async (compared: unknown): Promise<Finding> => {
    const answer = await answerOf(compared);
    if (!("output" in answer)) return answer;
    return ask(unbiasedCase(pairOf(base, answer)), expected, answer.output);
  };
  const findings: [Finding, ...Finding[]] = [await compare(second)];
  for (const other of others) findings.push(await compare(other));
  return allHold(findings);
};

/**
 * A judge finds that swapped people or groups are treated alike. The subject is a function, which is run for every
 * variant, and the first answer is compared with each of the others; or it is the answer for one group, and the variants
 * are those for others. Options are those of `passJudge`.
 *
 * @throws `matcherArgument`; what the judge and the function throw.
 * @example
 * ```ts
 * const judge = async () => ({ verdict: "pass", score: 1, reason: "Only the names differ." });
 *
 * const answer = async (name: string) => `Dear ${name}, the loan is granted.`;
 * await expect(answer).toBeUnbiased(["Anna", "Mehmet", "Kwame"], { judge });
 * await expect("She may apply.").toBeUnbiased(["He may apply."], { judge });
 * ```
 * @function
 */
export const beUnbiased = (async (
  subject: OutputSubject | Answering<unknown>,
  variants: readonly unknown[],
  options: JudgeOptions,
) => {
  const ask = judgeBy("beUnbiased", options);
  const compared = requireVariants(subject, variants);
  const finding = await compareAll(subject, compared, options, ask);
  return signedByJudge("beUnbiased", [variants], options, finding);
}) as BeUnbiased;
