import { LIMIT_KINDS, parseLimit } from "./parse-limit.ts";
import type { ThresholdOptions, WrittenLimit } from "./parse-thresholds.ts";
import type { Limits } from "./thresholds.ts";

/** One threshold as a flag of the command line and an input of the action. */
interface FlagRow {
  readonly figure: keyof Limits;
  readonly help: string;
  /** It is about the sums over all tests. */
  readonly suite?: true;
}

const GROWTH = '"+10%", "+$0.01", "+10% and +$0.01", "$0.50" for the most, or "off"';
const COUNT = '"+10%", "+20", "+10% and +20", "2000" for the most, or "off"';
const TIME = '"+20%", "+200ms", "2s" for the most, or "off"';
const LEAST = '"-10%", "-0.05", "0.8" for the least, or "off"';

/** The thresholds that flags and inputs set, by their name without dashes before it. */
export const THRESHOLD_FLAGS = {
  "max-cost": { figure: "cost", help: `How much dearer a test may become: ${GROWTH}.` },
  "max-tokens": { figure: "tokens", help: `How many more tokens a test may use: ${COUNT}.` },
  "max-calls": { figure: "calls", help: `How many more calls a test may make: ${COUNT}.` },
  "max-errors": { figure: "errors", help: `How many more calls of a test may fail: ${COUNT}.` },
  "max-latency": { figure: "latency", help: `How much longer a test's calls may take: ${TIME}.` },
  "max-first-chunk": {
    figure: "firstChunk",
    help: `How much later a test's streams may begin: ${TIME}.`,
  },
  "min-cache-read": {
    figure: "cacheRead",
    help: `How many fewer tokens a test may read from the prompt cache: "-25%", "-500", "-25% and -500", or "off".`,
  },
  "min-similarity": {
    figure: "similarity",
    help: 'How alike a changed final answer must be in meaning, from 0 to 1, or "off".',
  },
  "min-score": { figure: "score", help: `How far a matcher's score may sink: ${LEAST}.` },
  "max-suite-cost": { figure: "cost", suite: true, help: `How much dearer all tests may become: ${GROWTH}.` },
  "max-suite-tokens": {
    figure: "tokens",
    suite: true,
    help: `How many more tokens all tests may use: ${COUNT}.`,
  },
  "max-suite-calls": {
    figure: "calls",
    suite: true,
    help: `How many more calls all tests may make: ${COUNT}.`,
  },
} as const satisfies Readonly<Record<string, FlagRow>>;

/**
 * Takes the thresholds out of flags or inputs, as `parseThresholds` reads them; what is absent or empty is not given.
 * `prefix` stands before a name in errors: `--` for flags.
 *
 * @throws `thresholdInvalid` with what the value must be.
 */
export const readThresholdFlags = (
  flags: Readonly<Record<string, unknown>>,
  prefix = "",
): ThresholdOptions => {
  const given = Object.entries<FlagRow>(THRESHOLD_FLAGS).flatMap(([name, row]) => {
    const value = flags[name];
    if (value === undefined || value === "") return [];
    parseLimit(`${prefix}${name}`, value, LIMIT_KINDS[row.figure]);
    return [{ ...row, value: value as WrittenLimit }];
  });
  const limits = (rows: typeof given) => Object.fromEntries(rows.map(({ figure, value }) => [figure, value]));
  const suite = given.filter((row) => row.suite);
  return {
    ...limits(given.filter((row) => !row.suite)),
    ...(suite.length > 0 && { suite: limits(suite) }),
  };
};
