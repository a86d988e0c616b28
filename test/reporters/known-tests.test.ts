import { expect, test, vi } from "vitest";
import { knownTests } from "../../src/reporters/known-tests.ts";
import { runFile, testRun } from "./run.ts";
import { baselineOf } from "./suites.ts";

const cassette = { path: "cassettes/a.json", mode: "replay", work: "serve", served: [0], sent: 0, missed: 0 };

test("tests are found by name and by cassette, the first of those that share one", () => {
  const [one, two] = [testRun("one", { cassette }), testRun("two", { cassette })];
  const known = knownTests({ run: runFile({ tests: [one, two, testRun("three")] }) });
  expect(known.runOf("two")).toEqual(two);
  expect(known.runOf("four")).toBeUndefined();
  expect(known.ranAs("cassettes/a.json")).toBe("one");
  expect(known.ranAs("cassettes/b.json")).toBeUndefined();
});

test("a recording names the one test whose baseline is of it, and none where two are", () => {
  const one = baselineOf("one", { cassette: "aa", scores: [] });
  const both = {
    ...one,
    tests: { ...one.tests, ...baselineOf("two", { cassette: "aa", scores: [] }).tests },
  };
  const filedIn = (baseline: typeof one) => knownTests({ baseline }).filedAs(() => "aa");
  expect([filedIn(one), filedIn(both)]).toEqual(["one", undefined]);
  expect(knownTests({ baseline: one }).filedAs(() => "bb")).toBeUndefined();
});

test("a recording is not read for its digest where there is no baseline", () => {
  const digest = vi.fn(() => "aa");
  expect(knownTests({}).filedAs(digest)).toBeUndefined();
  expect(digest).not.toHaveBeenCalled();
});
