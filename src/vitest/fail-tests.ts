import type { RunnerTestCase } from "vitest";
import { errorOf, type Summary } from "../session/summary.ts";
import { isShown } from "./results.ts";

/** Fails the tests of one file for what their sessions have seen. */
export interface FailTests {
  /**
   * Fails a test with an error that its own do not tell.
   *
   * @throws the error; where the test is to fail anyhow, it is kept for the file.
   */
  readonly with: (test: Readonly<RunnerTestCase>, error: Error) => void;
  /** Fails a test for the problems of its session, in the same way. */
  readonly for: (test: Readonly<RunnerTestCase>, summary: Summary) => void;
  /** What the file is to fail with: errors of tests that are to fail would pass there for those they expect. */
  readonly kept: () => readonly Error[];
}

/** Starts to fail the tests of one file. */
export const failTests = (): FailTests => {
  const kept: Error[] = [];
  const failWith = (test: Readonly<RunnerTestCase>, error: Error): void => {
    if (isShown(test, error)) return;
    // It would lead through the interception, to no line of the test.
    error.stack = `${error.name}: ${error.message}`;
    // Thrown here it would only be one more expected failure.
    if (!test.fails) throw error;
    kept.push(error);
  };
  return {
    with: failWith,
    for: (test, summary) => {
      const problems = summary.problems.filter((problem) => !isShown(test, problem));
      const error = errorOf({ ...summary, problems });
      if (error) failWith(test, error);
    },
    kept: () => kept,
  };
};
