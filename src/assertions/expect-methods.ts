import type * as matchers from "./matchers.ts";
import type { MatcherName } from "./table.ts";

/** What a matcher takes beside its subject. */
type Given<Name extends MatcherName> = (typeof matchers)[Name] extends (
  subject: never,
  ...given: infer Rest
) => unknown
  ? Rest
  : never;

/** The matchers as methods of `expect`; `R` is what an assertion gives back: nothing, or a promise after `resolves`. */
export interface ExpectMethods<R> {
  /** Passes where the calls cost less than that many US dollars, together or each. */
  toCostLessThan: (...given: Given<"costLessThan">) => R;
  /** Passes where the calls use fewer tokens than the limit, in total or of each kind. */
  toStayUnderTokens: (...given: Given<"stayUnderTokens">) => R;
  /** Passes where every call, or a percentile of them, is answered within that many milliseconds. */
  toRespondWithin: (...given: Given<"respondWithin">) => R;
  /** Passes where every stream gives the first piece of its output within that many milliseconds. */
  toStreamFirstTokenWithin: (...given: Given<"streamFirstTokenWithin">) => R;
  /** Passes where every call generates at least that many output tokens a second. */
  toGenerateAtLeast: (...given: Given<"generateAtLeast">) => R;
  /** Passes where the trace makes at most that many calls of a model. */
  toMakeAtMost: (...given: Given<"makeAtMost">) => R;
  /** Passes where at most that many requests are sent again after an error. */
  toRetryAtMost: (...given: Given<"retryAtMost">) => R;
  /** Passes where every turn only adds to the prompt of the turn before. */
  toKeepPromptCachePrefix: (...given: Given<"keepPromptCachePrefix">) => R;
  /** Passes where no call is refused and some of the provider's limits is left after each. */
  toStayWithinRateLimits: (...given: Given<"stayWithinRateLimits">) => R;
}
