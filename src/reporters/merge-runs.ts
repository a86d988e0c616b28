import { failure } from "../errors.ts";
import { defined } from "../trace/values/json-access.ts";
import type { RunFile, TestRun } from "./run-file.ts";
import { runTotals } from "./run-totals.ts";

const STATES: Readonly<Record<TestRun["state"], number>> = { skipped: 0, passed: 1, failed: 2 };

/** Of two reports of one test the one that ran counts, and of two that ran the one that failed. */
const graver = (a: TestRun, b: TestRun): TestRun => (STATES[b.state] > STATES[a.state] ? b : a);

const merged = (runs: readonly RunFile[]): TestRun[] => {
  const tests = new Map<string, TestRun>();
  for (const test of runs.flatMap((run) => run.tests)) {
    const known = tests.get(test.id);
    tests.set(test.id, known ? graver(known, test) : test);
  }
  return [...tests.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1));
};

/** Refuses runs whose figures do not stand on the same ground. */
const proveAlike = (runs: readonly RunFile[], of: (run: RunFile) => string, what: string): void => {
  const seen = new Set(runs.map(of));
  if (seen.size > 1) throw failure("runsDiffer", what, [...seen].join(", "));
};

/** Shares make a whole where there is one of each. */
const isComplete = (runs: readonly RunFile[]): boolean => {
  const shards = runs.flatMap(({ shard }) => shard ?? []);
  const indexes = new Set(shards.map(({ index }) => index));
  return runs.every(({ whole }) => whole) && shards.every(({ count }) => count === indexes.size);
};

/** As the first run that has it says it. */
const settled = <K extends keyof RunFile>(runs: readonly RunFile[], name: K): RunFile[K] | undefined =>
  runs.find((run) => run[name] !== undefined)?.[name];

const orderOf = ({ startedAt, shard }: RunFile): string => `${startedAt} ${shard?.index ?? 0}`;

/**
 * Puts the run files of shards or projects together into one, in any order with the same outcome.
 *
 * @throws `runsDiffer` where they come from other versions of this package or other price tables.
 */
export const mergeRuns = (runs: readonly [RunFile, ...RunFile[]]): RunFile => {
  const ordered = runs.toSorted((a, b) => orderOf(a).localeCompare(orderOf(b), "en"));
  proveAlike(runs, ({ tool }) => `${tool.name} ${tool.version}`, "versions");
  const priced = runs.filter(({ prices }) => prices);
  proveAlike(priced, ({ prices }) => `${prices?.name} ${prices?.version}`, "price tables");
  const [first = runs[0]] = ordered;
  const tests = merged(ordered);
  const cassettes = [...new Set(runs.flatMap((run) => run.cassettes ?? []))].toSorted();
  const ends = runs.map(({ startedAt, duration }) => Date.parse(startedAt) + duration);
  return {
    version: 1,
    tool: first.tool,
    startedAt: first.startedAt,
    duration: Math.max(...ends) - Date.parse(first.startedAt),
    node: first.node,
    ...defined({
      prices: settled(ordered, "prices"),
      ownPrices: settled(ordered, "ownPrices"),
      budgets: settled(ordered, "budgets"),
      thresholds: settled(ordered, "thresholds"),
    }),
    ...(isComplete(runs) && { whole: true as const }),
    ...(cassettes.length > 0 && { cassettes }),
    totals: runTotals(tests),
    tests,
  };
};
