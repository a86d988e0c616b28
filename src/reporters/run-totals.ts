import { sumSpent } from "../trace/budgets/budgets.ts";
import { median } from "../trace/statistics/spread.ts";
import { totalTokens } from "../trace/sum-usage.ts";
import { defined } from "../trace/values/json-access.ts";
import type { RunTotals, TestRun } from "./run-file.ts";

/** What the tests used that sent nothing. */
const savedBy = (tests: readonly TestRun[]): RunTotals["saved"] => {
  const replayed = tests.flatMap(({ cassette, trace }) => (cassette?.sent === 0 && trace ? trace : []));
  const { usage, cost } = sumSpent(replayed);
  return { tokens: totalTokens(usage) ?? 0, ...(cost && { cost: cost.total }) };
};

const middle = (values: readonly (number | undefined)[]): number | undefined => {
  const known = values.filter((value) => value !== undefined);
  return known.length > 0 ? median(known) : undefined;
};

/** Adds up what the tests of a run came to. */
export const runTotals = (tests: readonly TestRun[]): RunTotals => {
  const traces = tests.flatMap(({ trace }) => trace ?? []);
  const sum = (of: (test: TestRun) => number | undefined): number =>
    tests.reduce((total, test) => total + (of(test) ?? 0), 0);
  const { calls, retries, usage, unmetered, cost, unpriced, duration } = sumSpent(traces);
  const errors = sum(({ trace }) => trace?.errors);
  const memory = tests.flatMap((test) => test.memory ?? []);
  return {
    calls,
    served: sum(({ cassette }) => cassette?.served.length),
    sent: sum(({ cassette }) => cassette?.sent),
    missed: sum(({ cassette }) => cassette?.missed),
    errors,
    errorRate: calls === 0 ? 0 : errors / calls,
    rateLimited: sum(({ trace }) => trace?.rateLimited),
    retries,
    usage: { ...usage },
    unmetered,
    unpriced: [...unpriced],
    duration,
    saved: savedBy(tests),
    cpu: sum(({ cpu }) => cpu),
    ...defined({
      cost: cost && { ...cost },
      tokensPerSecond: middle(traces.map(({ tokensPerSecond }) => tokensPerSecond)),
      memory: memory.length > 0 ? Math.max(...memory) : undefined,
    }),
  };
};
