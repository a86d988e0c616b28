/** How much worse a figure may become: a regression is past all that is given. `false`: it is not judged. */
export type Limit =
  | {
      /** A share of the base, such as 0.1 for a tenth. */
      readonly relative?: number;
      /** In the figure's own unit. */
      readonly absolute?: number;
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
  /** For latency and first chunk where there is a single measurement on a side. */
  readonly single: Limit;
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
}

/** All that decides between pass and fail. */
export interface Thresholds {
  readonly test: Limits;
  /** For the sums over all tests that could be compared. */
  readonly suite: Pick<Limits, "cost" | "tokens" | "calls">;
  /** What holds for single tests instead, by id or by the cassette's path. */
  readonly tests: Readonly<Record<string, Partial<Limits>>>;
  /** The probability of a false alarm over all measured figures of a suite. */
  readonly alpha: number;
  readonly absence: Absence;
}

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
    single: { relative: 1, absolute: 1000 },
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
  absence: { noTests: "fail", noBase: "warn", unreadable: "fail" },
};

/** Gives the limits of one test, which may go by several names. */
export const limitsOf = ({ test, tests }: Thresholds, ...names: readonly string[]): Limits => ({
  ...test,
  ...Object.assign({}, ...names.map((name) => (Object.hasOwn(tests, name) ? tests[name] : {}))),
});

/** Sums of prices may differ in their last bits. */
const NOTHING = 1e-12;

/** Whether a figure grew past its limit. */
export const isPast = (limit: Limit, base: number, head: number): boolean => {
  if (limit === false) return false;
  const growth = head - base - NOTHING;
  const { relative = 0, absolute = 0 } = limit;
  return growth > 0 && growth > relative * Math.abs(base) && growth > absolute;
};
