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
} as const satisfies Record<string, MatcherRow>;

/** A matcher's name, without `to`. */
export type MatcherName = keyof typeof TABLE;

/** All names, in the order of the table. */
export const MATCHER_NAMES = Object.keys(TABLE) as readonly MatcherName[];
