import type { RunnerTask, RunnerTestCase, RunnerTestSuite } from "vitest";

/** Says whether an attempt of a test has come to what its author expects; under `test.fails` that is to fail. */
export const isPassed = ({ result, fails }: Readonly<RunnerTestCase>): boolean =>
  result?.state === (fails ? "fail" : "pass");

/** Lists the tests of a suite and of the suites in it, in their order. */
export const testsOf = ({ tasks }: Readonly<RunnerTestSuite>): RunnerTestCase[] =>
  tasks.flatMap((task) => (task.type === "test" ? [task] : testsOf(task)));

/** Says whether nothing in a suite has failed. */
export const hasPassed = (suite: Readonly<RunnerTestSuite>): boolean =>
  !hasFailed(suite) &&
  suite.tasks.every((task) => (task.type === "test" ? !hasFailed(task) : hasPassed(task)));

/** Says whether every test of a suite has run, so that what was not sent is known to be unused. */
export const isWhole = (suite: Readonly<RunnerTestSuite>): boolean =>
  testsOf(suite).every(({ result }) => result?.state === "pass");

/**
 * Tells whether a failed test's own errors tell `problem` word for word. What fails as expected is never shown, and
 * errors of an earlier attempt do not fail one that passes.
 */
export const isShown = (
  { fails, result }: Pick<Readonly<RunnerTestCase>, "fails" | "result">,
  problem: Error,
): boolean =>
  !fails &&
  result?.state === "fail" &&
  (result.errors ?? []).some(({ message }) => message.includes(problem.message));

const hasFailed = ({ result }: Readonly<RunnerTask>): boolean => result?.state === "fail";
