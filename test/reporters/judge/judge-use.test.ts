import { expect, test } from "vitest";
import { digestOf } from "../../../src/cassette/digest.ts";
import { buildReport } from "../../../src/reporters/build-report.ts";
import type { RunFile, TestRun } from "../../../src/reporters/run-file.ts";
import { user } from "../../trace/diff/conversation.ts";
import { runFile, testRun } from "../run.ts";
import { baselineOf, cassetteOf, sideOf } from "../suites.ts";

const PATH = "cassettes/a/asks.json";
const ID = "a.test.ts > asks";
const recorded = cassetteOf([{ messages: [user("May I?")], text: "Yes." }]);
const served = { path: PATH, mode: "replay", work: "serve", served: [0], sent: 0, missed: 0 };
const scores = [{ name: "toBeKind", pass: true, configuration: "c" }];

/** The same cassette on both sides, known by its test's name, with the run of the head. */
const judged = (run: RunFile | undefined) => {
  const baseline = baselineOf(ID, { cassette: digestOf(recorded), scores });
  const { gate, tests } = buildReport({
    base: sideOf("main", { [PATH]: recorded }, { baseline }),
    head: sideOf("here", { [PATH]: recorded }, { baseline, ...(run && { run }) }),
  });
  return [
    gate.decision,
    ...tests.flatMap(({ id, findings }) => findings.map(({ message }) => [id, message])),
  ];
};

const ran = (given: Partial<TestRun> = {}) =>
  runFile({ tests: [testRun(ID, { cassette: served, scores, ...given }), testRun("b.test.ts > other")] });

test("a program that still does what was recorded passes", () => {
  expect(judged(ran())).toEqual(["pass"]);
  expect(judged(undefined)).toEqual(["pass"]);
});

test("recorded requests that a passing test does not send any more are a warning", () => {
  expect(judged(ran({ cassette: { ...served, served: [], unused: 1 } }))).toEqual([
    "warn",
    [ID, "1 recorded request is not sent any more: the figures tell of more than the program does."],
  ]);
});

test("a test that was skipped is a warning, whatever its cassette says", () => {
  const { cassette: _none, ...skipped } = testRun(ID, { state: "skipped" });
  expect(judged(runFile({ tests: [skipped, testRun("b.test.ts > other")] }))).toEqual([
    "warn",
    [ID, expect.stringContaining("was skipped")],
  ]);
});

const others = { tests: [testRun("b.test.ts > other")], whole: true as const };

test("a test that is gone from a run of all tests while its cassette stays is a warning", () => {
  expect(judged(runFile(others))).toEqual(["warn", [ID, expect.stringContaining("No test of the run")]]);
});

test.each<[string, Partial<RunFile>]>([
  ["a part of the tests", { ...others, whole: undefined }],
  ["one shard of several", { ...others, shard: { index: 1, count: 2 } }],
  ["tests that opened the cassette by its name", { ...others, cassettes: [PATH] }],
])("a run of %s has lost nothing", (_, run) => {
  expect(judged(runFile(run))).toEqual(["pass"]);
});

test("a matcher that a passing test asks no more is a warning, also where it was the only one", () => {
  expect(judged(ran({ scores: [] }))).toEqual(["warn", [ID, "toBeKind is no longer asked."]]);
});
