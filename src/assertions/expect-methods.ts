import type { Verdict } from "./verdict.ts";
import type { costLessThan } from "./cost-less-than.ts";

/** What a matcher takes beside its subject. */
type Given<F extends (subject: never, ...given: never[]) => Verdict | Promise<Verdict>> = F extends (
  subject: never,
  ...given: infer Rest
) => unknown
  ? Rest
  : never;

/** The matchers as methods of `expect`; `R` is what an assertion gives back: nothing, or a promise after `resolves`. */
export interface ExpectMethods<R> {
  /** Passes where the calls cost less than that many US dollars, together or each. */
  toCostLessThan: (...given: Given<typeof costLessThan>) => R;
}
