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
const wasRecorded = ({ state, cassette }: TestRun): boolean =>
  state === "passed" &&
  cassette !== undefined &&
  cassette.sent > 0 &&
  (cassette.work === "record" || cassette.work === "append");

/** What is missing is added in a mode that would record it too: a test that failed when it was recorded may pass now. */
const mayAdd = ({ cassette }: TestRun): boolean =>
  cassette !== undefined && cassette.mode !== "replay" && cassette.mode !== "live";

/** Tells whether a run may change its baseline: in mode `replay` none does. */
export const mayRenew = ({ tests }: Pick<RunFile, "tests">): boolean =>
  tests.some((test) => wasRecorded(test) || mayAdd(test));

/**
 * Gives the baseline after a run; `previous` itself where nothing of it changes. Tests that were recorded and passed have
 * theirs renewed. Tests that passed and had none get one, with a recording or in a mode that may record. What a recording
 * of all tests does not know is dropped.
 */
export const baselineOf = (
  { tests, whole, shard }: Pick<RunFile, "tests" | "whole" | "shard">,
  previous: Baseline = emptyBaseline,
): Baseline => {
  const hasRecorded = tests.some(wasRecorded);
  const isNew = (test: TestRun): boolean => !previous.tests[test.id] && (hasRecorded || mayAdd(test));
  const renewed = tests
    .filter((test) => isMeasured(test) && (wasRecorded(test) || isNew(test)))
    .map((test) => [test.id, testBaseline(test, previous.tests[test.id])] as const);
  if (renewed.length === 0) return previous;
  const known = new Set(tests.map(({ id }) => id));
  const isAll = hasRecorded && whole === true && shard === undefined;
  const kept = Object.entries(previous.tests).filter(([id]) => !isAll || known.has(id));
  return { version: 1, tests: Object.fromEntries([...kept, ...renewed]) };
};
