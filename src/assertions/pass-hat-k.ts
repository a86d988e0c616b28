import { requireCount } from "./argument.ts";
import type { Take } from "./takes/outcome.ts";
import { overTakes, type RunOptions, type TakesOptions, type Task } from "./takes/over-takes.ts";
import { allOf } from "./takes/rate.ts";
import type { Verdict } from "./verdict.ts";

interface PassHatK {
  (subject: Task, k: number, rate: number, options: RunOptions): Promise<Verdict>;
  (subject: readonly Take[], k: number, rate: number, options?: TakesOptions): Verdict;
}

/**
 * How likely all of `k` takes pass, estimated without bias from all takes (pass^k; S. Yao et al., arXiv:2406.12045), is at
 * least that rate, from 0 to 1; the score is the estimate. Takes and options are those of `passAtLeast`.
 *
 * @throws `matcherArgument`.
 * @example
 * ```ts
 * expect([true, true, true, false]).toPassHatK(2, 0.5);
 * expect([true, true, true, false]).not.toPassHatK(4, 0.5);
 * ```
 * @function
 */
export const passHatK = ((subject: readonly Take[] | Task, k: number, rate: number, options?: TakesOptions) =>
  overTakes("passHatK", subject, {
    rate: allOf(requireCount("passHatK", "k", k)),
    least: rate,
    options: options ?? {},
    given: [k, rate, options],
  })) as PassHatK;
