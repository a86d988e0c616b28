/** What the README says about a matcher. */
export interface MatcherRow {
  /** What it is given, as an example. */
  readonly given: string;
  /** When it passes, as a sentence without a subject. */
  readonly passes: string;
}

/**
 * The one table of matchers, by their names as functions. It holds no code, so that `expect` can know every name before
 * any matcher is loaded; `matchers.ts` holds the functions.
 */
export const TABLE = {
  costLessThan: { given: "0.01", passes: "costs less than that many US dollars" },
  stayUnderTokens: {
    given: "{ input: 1500, output: 200 }",
    passes: "uses fewer tokens, of each kind or in total",
  },
  respondWithin: { given: "2000, { percentile: 95 }", passes: "answers within that many milliseconds" },
  streamFirstTokenWithin: {
    given: "500",
    passes: "streams the first piece of its output within that many milliseconds",
  },
  generateAtLeast: { given: "20", passes: "generates at least that many tokens a second" },
  makeAtMost: { given: "3", passes: "makes at most that many calls" },
  retryAtMost: { given: "1", passes: "sends at most that many requests again" },
  keepPromptCachePrefix: {
    given: "",
    passes: "only adds to the prompt from turn to turn, so that the provider's cache serves it",
  },
  stayWithinRateLimits: {
    given: "{ reserve: 0.1 }",
    passes: "is never refused, and leaves that share of the provider's limits",
  },
} as const satisfies Record<string, MatcherRow>;

/** A matcher's name, without `to`. */
export type MatcherName = keyof typeof TABLE;

/** All names, in the order of the table. */
export const MATCHER_NAMES = Object.keys(TABLE) as readonly MatcherName[];
