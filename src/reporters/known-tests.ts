import type { Side } from "./report.ts";
import type { TestRun } from "./run-file.ts";

/** What the run and the baseline of a side say of its tests, found in one look. */
export interface KnownTests {
  /** Gives what the run showed of a test, by its name. */
  readonly runOf: (id: string) => TestRun | undefined;
  /** Names the test that ran with a cassette, by its path. */
  readonly ranAs: (path: string) => string | undefined;
  /** Names the one test whose baseline is of this very recording. */
  readonly filedAs: (digest: () => string | undefined) => string | undefined;
}

/** Of tests that share a key, the first. */
const firstBy = <T>(tests: readonly T[], keyOf: (test: T) => string | undefined): ReadonlyMap<string, T> =>
  new Map(
    tests.toReversed().flatMap((test) => {
      const key = keyOf(test);
      return key === undefined ? [] : [[key, test] as const];
    }),
  );

/** Reads a side's run and baseline once, so that a suite of many tests is named in time that grows with it. */
export const knownTests = ({ run, baseline }: Pick<Side, "run" | "baseline">): KnownTests => {
  const tests = run?.tests ?? [];
  const byId = firstBy(tests, ({ id }) => id);
  const byPath = firstBy(tests, ({ cassette }) => cassette?.path);
  const filed = Map.groupBy(Object.entries(baseline?.tests ?? {}), ([, { cassette }]) => cassette);
  return {
    runOf: (id) => byId.get(id),
    ranAs: (path) => byPath.get(path)?.id,
    filedAs: (digest) => {
      const recording = baseline && digest();
      const found = recording === undefined ? [] : (filed.get(recording) ?? []);
      return found.length === 1 ? found[0]?.[0] : undefined;
    },
  };
};
