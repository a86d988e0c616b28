import { requireCount } from "./argument.ts";
import type { Take } from "./takes/outcome.ts";
import { overTakes, type RunOptions, type TakesOptions, type Task } from "./takes/over-takes.ts";
import { anyOf } from "./takes/rate.ts";
import type { Verdict } from "./verdict.ts";

interface PassAtK {
  (subject: Task, k: number, rate: number, options: RunOptions): Promise<Verdict>;
  (subject: readonly Take[], k: number, rate: number, options?: TakesOptions): Verdict;
}

/**
 * How likely at least one of `k` takes passes, estimated without bias from all takes (pass@k; M. Chen et al.,
 * arXiv:2107.03374), is at least that rate, from 0 to 1; the score is the estimate. Takes and options are those of
 * `passAtLeast`.
 *
 * @throws `matcherArgument`.
 * @example
 * ```ts
 * expect([true, false, false, true]).toPassAtK(2, 0.8);
 * expect([true, false, false, true]).not.toPassAtK(1, 0.8);
 * ```
 * @function
 */
export const passAtK = ((subject: readonly Take[] | Task, k: number, rate: number, options?: TakesOptions) =>
  overTakes("passAtK", subject, {
    rate: anyOf(requireCount("passAtK", "k", k)),
    least: rate,
    options: options ?? {},
    given: [k, rate, options],
  })) as PassAtK;
