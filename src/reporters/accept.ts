import { failure } from "../errors.ts";
import { nearestName } from "../nearest-name.ts";
import { isMeasured, testBaseline } from "./baseline-of.ts";
import { type Baseline, emptyBaseline, type TestBaseline } from "./baseline.ts";
import type { RunFile, TestRun } from "./run-file.ts";
import { summaryFigures } from "./summary-figures.ts";

/** What somebody accepts, and why. */
export interface Acceptance {
  /** A test's id, or its name where only one test has it; default: all that passed. */
  readonly test?: string | undefined;
  readonly reason: string;
}

const figuresOf = ({ trace, scores }: TestRun): string =>
  [
    ...(trace ? summaryFigures(trace) : []),
    ...scores.flatMap(({ name, score }) => (score === undefined ? [] : `${name} ${score}`)),
  ].join(", ");

const named = (tests: readonly TestRun[], wanted: string): TestRun => {
  const exact = tests.find(({ id }) => id === wanted);
  const alike = exact ? [exact] : tests.filter(({ name }) => name === wanted);
  const [found] = alike;
  const ids = tests.map(({ id }) => id);
  if (!found) throw failure("testUnknown", wanted, nearestName(wanted, ids) ?? nearestIn(tests, wanted));
  if (alike.length > 1) throw failure("testAmbiguous", wanted, alike.map(({ id }) => id).join("\n"));
  if (!isMeasured(found)) throw failure("testNotAcceptable", found.id, found.state);
  return found;
};

/** The id of the test whose name is the nearest, since ids are long. */
const nearestIn = (tests: readonly TestRun[], wanted: string): string | undefined => {
  const nearest = nearestName(
    wanted,
    tests.map(({ name }) => name),
  );
  return tests.find(({ name }) => name === nearest)?.id;
};

/**
 * Takes what a run showed as the baseline, with the reason why it may differ from what it was.
 *
 * @throws `testUnknown` with the nearest id, `testAmbiguous`, `testNotAcceptable` where it did not pass or left nothing to
 * accept.
 */
export const accept = (
  { tests }: Pick<RunFile, "tests">,
  previous: Baseline = emptyBaseline,
  { test, reason }: Acceptance,
): { readonly baseline: Baseline; readonly accepted: readonly string[] } => {
  const meant = test === undefined ? tests.filter(isMeasured) : [named(tests, test)];
  const entries = meant.map((each): [string, TestBaseline] => {
    const now = testBaseline(each, previous.tests[each.id]);
    const line = { reason, what: figuresOf(each) };
    return [each.id, { ...now, accepted: [...(now.accepted ?? []), line] }];
  });
  return {
    baseline: { version: 1, tests: { ...previous.tests, ...Object.fromEntries(entries) } },
    accepted: meant.map(({ id }) => id),
  };
};
