import { fitsWildcard } from "../formats/wildcard.ts";

/** What a figure may become. `false`: it is not judged. */
export type Limit =
  | {
      /** How much worse it may become, as a share of the base: 0.1 for a tenth. A regression is past all growth given. */
      readonly relative?: number;
      /** How much worse it may become, in the figure's own unit. */
      readonly absolute?: number;
      /** What it must keep to whatever it was: the most of a figure that had better be small, the least of another. */
      readonly bound?: number;
    }
  | false;

/** The limits for one test. */
export interface Limits {
  /** US dollars. */
  readonly cost: Limit;
  /** Tokens in and out. */
  readonly tokens: Limit;
  /** Calls, those that were tried again counted once. */
  readonly calls: Limit;
  /** Calls that failed for good. */
  readonly errors: Limit;
  /** Tokens read from the prompt cache, by which these become fewer. */
  readonly cacheRead: Limit;
  /** Milliseconds; with takes, `relative` is the least effect that counts. */
  readonly latency: Limit;
  /** Milliseconds to the first chunk; with takes, as `latency`. */
  readonly firstChunk: Limit;
  /** Milliseconds, where there is a single measurement on a side. */
  readonly singleLatency: Limit;
  /** Milliseconds to the first chunk, where there is a single measurement on a side. */
  readonly singleFirstChunk: Limit;
  /** How alike the final answer must be in meaning, from 0 to 1; `false`: it is not judged. */
  readonly similarity: number | false;
  /** By how much a score may sink. */
  readonly score: Limit;
}

/** What to do where something is missing that a verdict needs. */
export type Missing = "fail" | "warn" | "pass";

/** What is missing, and what then. */
export interface Absence {
  /** There is no test on the head. */
  readonly noTests: Missing;
  /** There is nothing to compare with: the base has no cassettes. */
  readonly noBase: Missing;
  /** A cassette, or a whole side, cannot be read, or its format is newer than this package. */
  readonly unreadable: Missing;
  /** It is not known what the head's tests came to: no run of them is at hand. */
  readonly noRun: Missing;
}

/** All that decides between pass and fail. */
export interface Thresholds {
  readonly test: Limits;
  /** For the sums over all tests that could be compared. */
  readonly suite: Pick<Limits, "cost" | "tokens" | "calls">;
  /** What holds for single tests instead, by id or by the cassette's path, with `*` for any characters; later ones win. */
  readonly tests: Readonly<Record<string, Partial<Limits>>>;
  /** The probability of a false alarm over all measured figures of a suite. */
  readonly alpha: number;
  readonly absence: Absence;
}

const SINGLE: Limit = { relative: 1, absolute: 1000 };

/** What holds where nothing else is said. */
export const DEFAULT_THRESHOLDS: Thresholds = {
  test: {
    cost: { relative: 0.1, absolute: 0.000_01 },
    tokens: { relative: 0.1, absolute: 20 },
    calls: { absolute: 0 },
    errors: { absolute: 0 },
    cacheRead: { relative: 0.25, absolute: 500 },
    latency: { relative: 0.05 },
    firstChunk: { relative: 0.05 },
    singleLatency: SINGLE,
    singleFirstChunk: SINGLE,
    similarity: 0.45,
    score: { absolute: 0.05 },
  },
  suite: {
    cost: { relative: 0.1, absolute: 0.000_01 },
    tokens: { relative: 0.1, absolute: 20 },
    calls: { relative: 0.1 },
  },
  tests: {},
  alpha: 0.05,
  absence: { noTests: "fail", noBase: "warn", unreadable: "fail", noRun: "pass" },
};

/** Gives the limits of one test, which may go by several names. */
export const limitsOf = ({ test, tests }: Thresholds, ...names: readonly string[]): Limits => {
  const own = Object.entries(tests).filter(([key]) => names.some((name) => fitsWildcard(name, key)));
  return { ...test, ...Object.assign({}, ...own.map(([, limits]) => limits)) };
};

/** Sums of prices may differ in their last bits. */
const NOTHING = 1e-12;

/** Whether a figure of which less is better grew past its limit; where only a bound is given, no growth is. */
export const isPast = (limit: Limit, base: number, head: number): boolean => {
  if (limit === false) return false;
  const growth = head - base - NOTHING;
  const { relative, absolute } = limit;
  if (relative === undefined && absolute === undefined) return false;
  return growth > 0 && growth > (relative ?? 0) * Math.abs(base) && growth > (absolute ?? 0);
};

/** Whether a figure keeps to its bound no more, whatever it was; of some figures, more is better. */
export const isOutOfBound = (limit: Limit, head: number, moreIsBetter = false): boolean => {
  if (limit === false || limit.bound === undefined) return false;
  return moreIsBetter ? head < limit.bound - NOTHING : head > limit.bound + NOTHING;
};
