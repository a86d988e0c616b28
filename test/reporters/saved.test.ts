import { expect, test } from "vitest";
import { printSaved } from "../../src/reporters/saved.ts";
import type { TestRun } from "../../src/reporters/run-file.ts";
import { fullTest, testRun, traceSummary } from "./run.ts";

const replayed = (id: string, trace = traceSummary()): TestRun => {
  const test = fullTest(id, { trace });
  return test.cassette ? { ...test, cassette: { ...test.cassette, sent: 0 } } : test;
};

test("what replayed tests used is saved, and what was sent is not", () => {
  const tests = [replayed("a > 1"), replayed("a > 2"), fullTest("a > sent"), testRun("a > none")];
  expect(printSaved({ tests })).toEqual(["saved 24 tokens ($0.06)"]);
  expect(printSaved({ tests: tests.slice(2) })).toEqual([]);
});

test("dollars are left out where not all of them are known", () => {
  const { cost: _cost, ...rest } = traceSummary({ unpriced: ["no price"] });
  expect(printSaved({ tests: [replayed("a > 1"), replayed("a > 2", rest)] })).toEqual(["saved 24 tokens"]);
});
