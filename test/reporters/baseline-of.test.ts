import { expect, test } from "vitest";
import { baselineOf, isMeasured, mayRenew, testBaseline } from "../../src/reporters/baseline-of.ts";
import type { Baseline } from "../../src/reporters/baseline.ts";
import type { TestRun } from "../../src/reporters/run-file.ts";
import { fullTest, testRun } from "./run.ts";

const withCassette = (id: string, given: Partial<NonNullable<TestRun["cassette"]>>): TestRun => {
  const test = fullTest(id);
  return test.cassette ? { ...test, cassette: { ...test.cassette, ...given } } : test;
};

const recorded = (id: string, digest = "d1"): TestRun => withCassette(id, { digest });

const SERVED = { work: "serve", served: [0], sent: 0 };

const served = (id: string, digest = "d1"): TestRun => withCassette(id, { ...SERVED, digest });

const before: Baseline = {
  version: 1,
  tests: {
    "a > 1": { cassette: "d1", scores: [], accepted: [{ reason: "why", what: "all" }] },
    "a > gone": { cassette: "d0", scores: [] },
  },
};

const digests = ({ tests }: Baseline) =>
  Object.fromEntries(Object.entries(tests).map(([id, { cassette }]) => [id, cassette]));

test("tests that were recorded are renewed, new ones are added, and all others are kept", () => {
  const run = { tests: [recorded("a > 1", "d2"), served("a > 2", "d3"), testRun("a > 3")] };
  expect(digests(baselineOf(run, before))).toEqual({ "a > 1": "d2", "a > gone": "d0", "a > 2": "d3" });
});

test("a test that is gone is dropped only after a recording of all tests", () => {
  const run = { tests: [recorded("a > 2")], whole: true as const };
  expect(Object.keys(baselineOf(run, before).tests)).toEqual(["a > 2"]);
  expect(Object.keys(baselineOf({ tests: run.tests }, before).tests)).toContain("a > gone");
  expect(Object.keys(baselineOf({ ...run, shard: { index: 1, count: 2 } }, before).tests)).toContain(
    "a > gone",
  );
  expect(Object.keys(baselineOf({ ...run, tests: [served("a > 2")] }, before).tests)).toContain("a > gone");
});

test("what is served moves nothing that the baseline holds", () => {
  expect(baselineOf({ tests: [served("a > 1", "other")] }, before)).toBe(before);
});

test("a test that failed when it was recorded gets its baseline when it passes, unless nothing may be recorded", () => {
  const passing = (mode: string) => ({ tests: [withCassette("a > 2", { ...SERVED, digest: "d2", mode })] });
  expect(digests(baselineOf(passing("once"), before))).toEqual({ ...digests(before), "a > 2": "d2" });
  expect(mayRenew(passing("once"))).toBe(true);
  expect(baselineOf(passing("replay"), before)).toBe(before);
  expect(mayRenew(passing("replay"))).toBe(false);
});

test.each<[string, Partial<TestRun>]>([
  ["failed", { state: "failed" }],
  ["was skipped", { state: "skipped" }],
])("a test that %s leaves nothing to hold later runs against", (_, given) => {
  const test = fullTest("a > 1", given);
  expect(isMeasured(test)).toBe(false);
  expect(baselineOf({ tests: [test] }, before)).toEqual(before);
});

test("a test that asked no LLM and no matcher has no baseline", () => {
  expect(baselineOf({ tests: [testRun("a > 2")] }).tests).toEqual({});
});

test("scores are kept without what they said", () => {
  const scores = [{ name: "beValidJson", pass: false, configuration: "c", explanation: "no JSON" }];
  expect(testBaseline({ scores })).toEqual({
    scores: [{ name: "beValidJson", pass: false, configuration: "c" }],
  });
});

test("what was accepted stands while recording and scores stay, and goes with either", () => {
  const accepted = [{ reason: "why", what: "all" }];
  const then = { ...testBaseline(recorded("a > 1")), accepted };
  expect(testBaseline(recorded("a > 1"), then).accepted).toEqual(accepted);
  expect(testBaseline(recorded("a > 1", "d2"), then).accepted).toBeUndefined();
  expect(testBaseline({ ...recorded("a > 1"), scores: [] }, then).accepted).toBeUndefined();
});
