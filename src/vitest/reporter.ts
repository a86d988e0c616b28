import { resolve } from "node:path";
import type { Reporter, TestModule, Vitest } from "vitest/node";
import { baselineOf, mayRenew } from "../reporters/baseline-of.ts";
import { BASELINE_FILE, emptyBaseline } from "../reporters/baseline.ts";
import { loadBaseline, publishBaseline, publishRun } from "../reporters/publish.ts";
import type { RunFile } from "../reporters/run-file.ts";
import { runTotals } from "../reporters/run-totals.ts";
import { brokenSuite } from "../reporters/suite-budget.ts";
import { takesBefore } from "../session/mode.ts";
import type { Options } from "../session/options.ts";
import { RECORDER } from "../session/recorder-name.ts";
import { defined } from "../trace/values/json-access.ts";
import { priceTable } from "../trace/prices/price-table.ts";
import { report } from "./report.ts";
import type {} from "./settings.ts";
import { openedIn, testRuns } from "./test-runs.ts";
import type { Told } from "./told.ts";

/** A run that has ended. */
interface Course {
  readonly vitest: Vitest;
  readonly startedAt: Date;
  readonly modules: readonly TestModule[];
  /** All tests of the suite were asked for, so that those the run does not know are gone. */
  readonly isWhole: boolean;
}

/**
 * Ends a run: writes what it showed to `.llm-replay/run.json`, renews the baseline where it may record, prints the
 * summary, and fails a run that is over its suite's budget.
 */
export const cassetteReporter = (print: (text: string) => void): Reporter => {
  let vitest: Vitest | undefined;
  let startedAt = new Date();
  return {
    onInit: (started) => void (vitest = started),
    onTestRunStart: () => void (startedAt = new Date()),
    onTestRunEnd: async (modules) => {
      if (!vitest) return;
      const options = optionsOf(modules);
      const course = { vitest, startedAt, modules, isWhole: await isWhole(vitest, modules) };
      const run = runOf(course, options);
      const text = report(modules.flatMap(summariesOf), run);
      if (text !== "") print(`\n${text}\n`);
      const problems = [brokenSuite(run), await published(run, options, course)];
      for (const problem of problems) if (problem) print(`\n${problem.message}\n`);
      // A later run in watch mode must not end with what this one came to.
      if (problems.some((problem) => problem !== undefined) && !vitest.config.watch) process.exitCode = 1;
    },
  };
};

/** The options of the plugin; in a workspace those of the first project. */
const optionsOf = ([module]: readonly TestModule[]): Options =>
  module?.project.getProvidedContext().llmReplay.options ?? {};

const runOf = (
  { vitest, startedAt, modules, isWhole: whole }: Course,
  { budgets, thresholds, prices }: Options,
): RunFile => {
  const { root, shard } = vitest.config;
  const tests = testRuns(modules, root);
  const cassettes = openedIn(modules, root);
  return {
    version: 1,
    tool: { ...RECORDER },
    startedAt: startedAt.toISOString(),
    duration: Date.now() - startedAt.getTime(),
    node: process.version,
    ...(tests.some(({ trace }) => trace?.cost) && { prices: { ...priceTable() } }),
    ...(typeof prices === "object" && { ownPrices: { ...prices } }),
    ...(shard && { shard: { index: shard.index, count: shard.count } }),
    ...(budgets?.suite && { budgets: defined({ ...budgets.suite }) }),
    ...(thresholds && { thresholds: { ...thresholds } }),
    ...(whole && { whole }),
    ...(cassettes.length > 0 && { cassettes }),
    totals: runTotals(tests),
    tests,
  };
};

/** Whether all tests of the suite, or of the shard, were asked for. */
const isWhole = async (vitest: Vitest, modules: readonly TestModule[]): Promise<boolean> => {
  const { testNamePattern, shard, sequence } = vitest.config;
  if (testNamePattern) return false;
  const all = await vitest.globTestSpecifications();
  const share = shard ? await new sequence.sequencer(vitest).shard(all) : all;
  const ran = new Set(modules.map(({ moduleId }) => moduleId));
  return share.every(({ moduleId }) => ran.has(moduleId));
};

/** Writes the run and its baseline; what cannot be written is given back. */
const published = async (
  run: RunFile,
  { dir = "cassettes" }: Options,
  { vitest }: Pick<Course, "vitest">,
): Promise<Error | undefined> => {
  // What is only measured again is not what the tests came to.
  if (takesBefore(process.env) !== undefined) return undefined;
  const { root } = vitest.config;
  const path = resolve(root, dir, BASELINE_FILE);
  try {
    await publishRun(root, run);
    if (!mayRenew(run)) return undefined;
    const before = (await loadBaseline(path)) ?? emptyBaseline;
    const after = baselineOf(run, before);
    if (after !== before) await publishBaseline(path, after);
    return undefined;
  } catch (error) {
    return error as Error;
  }
};

const summariesOf = (module: TestModule): Told[] => {
  const metas = [module.meta(), ...[...module.children.allTests()].map((test) => test.meta())];
  return metas.flatMap(({ llmReplay }) => llmReplay?.summary ?? []);
};
