import { isDeepStrictEqual } from "node:util";
import { type Baseline, emptyBaseline, type TestBaseline } from "./baseline.ts";
import type { RunFile, TestRun } from "./run-file.ts";

/** What of a test's run is held against the next ones; what was accepted stands while nothing of it changes. */
export const testBaseline = (
  { cassette, scores }: Pick<TestRun, "cassette" | "scores">,
  before?: TestBaseline,
): TestBaseline => {
  const now = {
    ...(cassette?.digest !== undefined && { cassette: cassette.digest }),
    scores: scores.map(({ explanation: _explanation, ...score }) => score),
  };
  if (!before?.accepted) return now;
  const { accepted, ...then } = before;
  return isDeepStrictEqual(now, then) ? { ...now, accepted } : now;
};

/** Tells whether there is anything of a test to hold later runs against. */
export const isMeasured = ({ state, cassette, scores }: TestRun): boolean =>
  state === "passed" && (cassette?.digest !== undefined || scores.length > 0);

/** Tells whether a test went live to be recorded, and passed. */
export const wasRecorded = ({ state, cassette }: TestRun): boolean =>
  state === "passed" &&
  cassette !== undefined &&
  cassette.sent > 0 &&
  (cassette.work === "record" || cassette.work === "append");

/**
 * Gives the baseline after a run that recorded: tests that were recorded and passed have theirs renewed, tests that
 * passed and had none get one, all others keep theirs. A test that the run does not know is dropped where it was `whole`.
 */
export const baselineOf = (
  { tests }: Pick<RunFile, "tests">,
  previous: Baseline = emptyBaseline,
  { whole = false }: { readonly whole?: boolean } = {},
): Baseline => {
  const known = new Set(tests.map(({ id }) => id));
  const kept = Object.entries(previous.tests).filter(([id]) => !whole || known.has(id));
  const renewed = tests
    .filter((test) => isMeasured(test) && (wasRecorded(test) || !previous.tests[test.id]))
    .map((test) => [test.id, testBaseline(test, previous.tests[test.id])] as const);
  return { version: 1, tests: Object.fromEntries([...kept, ...renewed]) };
};
