import * as fc from "fast-check";
import { expect, test } from "vitest";
import { mergeRuns } from "../../src/reporters/merge-runs.ts";
import type { RunFile } from "../../src/reporters/run-file.ts";
import { runFile, testRun } from "./run.ts";

const tests = fc.uniqueArray(
  fc.record({
    id: fc.constantFrom("a > 1", "a > 2", "b > 1", "c > 1"),
    state: fc.constantFrom("passed" as const, "failed" as const, "skipped" as const),
  }),
  { selector: ({ id }) => id },
);

const shards = fc
  .array(fc.tuple(tests, fc.nat(10_000), fc.nat(500)), { minLength: 1, maxLength: 4 })
  .map((all) =>
    all.map(([tests, start, duration], index) =>
      runFile({
        shard: { index: index + 1, count: all.length },
        startedAt: new Date(Date.UTC(2026, 0) + start).toISOString(),
        duration,
        tests: tests.map(({ id, state }) => testRun(id, { state })),
      }),
    ),
  ) as fc.Arbitrary<[RunFile, ...RunFile[]]>;

test("shards give the same run in any order, each test in it once, and merged again it stays", () => {
  fc.assert(
    fc.property(shards, (runs) => {
      const merged = mergeRuns(runs);
      expect(mergeRuns(runs.toReversed() as [RunFile])).toEqual(merged);
      expect(mergeRuns([merged])).toEqual(merged);
      const ids = merged.tests.map(({ id }) => id);
      expect(ids).toEqual([...new Set(runs.flatMap((run) => run.tests.map(({ id }) => id)))].toSorted());
    }),
  );
});

test("a test that failed anywhere has failed", () => {
  const merged = mergeRuns([
    runFile({ tests: [testRun("a > 1", { state: "failed" })] }),
    runFile({ tests: [testRun("a > 1"), testRun("a > 2", { state: "skipped" })] }),
  ]);
  expect(merged.tests.map(({ state }) => state)).toEqual(["failed", "skipped"]);
});

test("the run lasts from the first that began to the last that ended", () => {
  const at = (second: number) => `2026-01-02T03:04:0${second}.000Z`;
  const { startedAt, duration } = mergeRuns([
    runFile({ startedAt: at(3), duration: 4000 }),
    runFile({ startedAt: at(1), duration: 1000 }),
  ]);
  expect([startedAt, duration]).toEqual([at(1), 6000]);
});

test.each([
  ["versions", { tool: { name: "llm-replay", version: "9.9.9" } }],
  ["price tables", { prices: { name: "prices", version: "2.0.0", date: "2026-02-01" } }],
])("runs of different %s are not put together", (what, given) => {
  expect(() => mergeRuns([runFile(), runFile(given)])).toThrow(`different ${what}`);
});

test("what the tests were configured with stands in the whole, whichever run has it", () => {
  const ownPrices = { "support-gpt": { input: 1, output: 2 } };
  expect(mergeRuns([runFile(), runFile({ ownPrices, budgets: { cost: 1 } })])).toMatchObject({
    ownPrices,
    budgets: { cost: 1 },
  });
});

test("shards are a whole run where each is there and ran all of its share", () => {
  const shard = (index: number, more: Partial<RunFile> = {}): RunFile =>
    runFile({ shard: { index, count: 2 }, whole: true, ...more });
  expect(mergeRuns([shard(1), shard(2)]).whole).toBe(true);
  expect(mergeRuns([shard(1), shard(1)]).whole).toBeUndefined();
  expect(mergeRuns([shard(2)]).whole).toBeUndefined();
  expect(mergeRuns([shard(1), runFile({ shard: { index: 2, count: 2 } })]).whole).toBeUndefined();
});
