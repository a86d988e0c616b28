import type { Take } from "./takes/outcome.ts";
import { overTakes, type RunOptions, type TakesOptions, type Task } from "./takes/over-takes.ts";
import { PASS_RATE } from "./takes/rate.ts";
import type { Verdict } from "./verdict.ts";

interface PassAtLeast {
  (subject: Task, rate: number, options: RunOptions): Promise<Verdict>;
  (subject: readonly Take[], rate: number, options?: TakesOptions): Verdict;
}

/**
 * The takes pass at least at that rate, from 0 to 1. They are a list of `true`, `false` and verdicts; or a function,
 * which is run `of` times, one after the other, and passes where it throws nothing. The message gives the Wilson
 * interval of the rate. With `confidence`, the verdict must be that sure: where there are too few takes to tell, it fails
 * either way and says how many are needed.
 *
 * @throws `matcherArgument`.
 * @example
 * ```ts
 * const task = async () => expect("Refunds take 30 days.").toContainAllOf(["30 days"]);
 * await expect(() => task()).toPassAtLeast(0.9, { of: 10 });
 *
 * expect([true, true, false, true]).toPassAtLeast(0.75);
 * expect(Array.from({ length: 35 }, () => true)).toPassAtLeast(0.9, { confidence: 0.95 });
 * ```
 * @function
 */
export const passAtLeast = ((subject: readonly Take[] | Task, rate: number, options?: TakesOptions) =>
  overTakes("passAtLeast", subject, {
    rate: PASS_RATE,
    least: rate,
    options: options ?? {},
    given: [rate, options],
  })) as PassAtLeast;
