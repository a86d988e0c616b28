import type { RunnerTestCase } from "vitest";
import { mergeOptions } from "../session/merge-options.ts";
import type { Options } from "../session/options.ts";

/** The options that suites of one file set for their tests. */
export interface SuiteOptions {
  /** Lays options on those of a suite. */
  readonly add: (suite: object, options: Options) => void;
  /** Lays those of the suites that a test stands in, the outermost first, on `under`. */
  readonly over: (under: Options, test: Readonly<RunnerTestCase>) => Options;
}

/** Starts to keep the options of suites. */
export const suiteOptions = (): SuiteOptions => {
  const kept = new WeakMap<object, Options>();
  const of = (suite: object): Options => kept.get(suite) ?? {};
  return {
    add: (suite, options) => void kept.set(suite, mergeOptions(of(suite), options)),
    over: (under, test) => {
      const suites = [];
      for (let suite = test.suite; suite; suite = suite.suite) suites.unshift(suite);
      return suites.reduce((options, suite) => mergeOptions(options, of(suite)), under);
    },
  };
};
