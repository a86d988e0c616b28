import { expect, test } from "vitest";
import { judgeAbsence, judgeGate } from "../../src/reporters/gate.ts";
import type { Finding, Side, TestReport } from "../../src/reporters/report.ts";
import { DEFAULT_THRESHOLDS, type Missing } from "../../src/reporters/thresholds.ts";
import { runFile, testRun } from "./run.ts";
import { cassetteOf, sideOf } from "./suites.ts";

const regression = (metric: string, given: Partial<Finding> = {}): Finding => ({
  severity: "regression",
  metric,
  message: `${metric} rose.`,
  ...given,
});

const testWith = (id: string, ...findings: readonly Finding[]): TestReport => ({
  id,
  kind: "changed",
  measurements: [],
  findings,
});

test("one regression fails, whatever else is found, and the wording counts what and in how many tests", () => {
  const better = regression("cost", { severity: "improvement" });
  const { decision, wording, because } = judgeGate(
    [
      testWith("a", regression("cost"), regression("tokens"), better),
      testWith("b", regression("cost"), regression("model", { severity: "warning" })),
    ],
    [],
  );
  expect([decision, wording]).toEqual(["fail", "Fail: 3 regressions in 2 tests (cost, tokens)."]);
  expect(because.map(({ test, metric }) => [test, metric])).toEqual([
    ["a", "cost"],
    ["a", "tokens"],
    ["b", "cost"],
  ]);
});

test("a warning warns where nothing fails", () => {
  const gate = judgeGate([testWith("a", regression("model", { severity: "warning" }))], []);
  expect([gate.decision, gate.wording]).toEqual(["warn", "Warn: 1 warning in 1 test (model)."]);
});

test("what was accepted decides nothing, and is counted", () => {
  const gate = judgeGate([testWith("a", regression("cost", { accepted: "why" }))], []);
  expect(gate).toEqual({
    decision: "pass",
    wording: "Pass: no regression, nothing to compare; 1 regression accepted.",
    because: [],
  });
});

test("what is about the whole suite decides too, and names no test", () => {
  const { wording, because } = judgeGate([], [regression("cost")]);
  expect([wording, because]).toEqual(["Fail: 1 regression (cost).", [regression("cost")]]);
});

test("of many kinds the first five are named", () => {
  const metrics = ["cost", "tokens", "calls", "errors", "loop", "tools", "answer"];
  const { wording } = judgeGate([testWith("a", ...metrics.map((metric) => regression(metric)))], []);
  expect(wording).toBe("Fail: 7 regressions in 1 test (cost, tokens, calls, failed calls, loop and 2 more).");
});

const recorded = { "cassettes/a.json": cassetteOf([]) };
const base = sideOf("main", recorded);

const absent = (base: Side, head: Side, noRun: Missing = "pass"): string[] =>
  judgeAbsence(base, head, { ...DEFAULT_THRESHOLDS.absence, noRun }).map(
    ({ severity, message }) => `${severity}: ${message}`,
  );

test("two sides with cassettes lack nothing", () => {
  expect(absent(base, sideOf("here", recorded))).toEqual([]);
});

test("a head without a test that ran, and a base without cassettes, are said to be", () => {
  expect(absent(base, sideOf("here", {}))).toEqual([
    "regression: here has no test that ran: nothing was measured.",
  ]);
  expect(absent(sideOf("main", {}), sideOf("here", recorded))).toEqual([
    "warning: main has no cassettes: there is nothing to compare with.",
  ]);
  const skipped = runFile({ tests: [testRun("a > 1", { state: "skipped" })] });
  expect(absent(base, sideOf("here", recorded, { run: skipped }))).toEqual([
    "regression: here has no test that ran: nothing was measured.",
  ]);
});

test("a run that is not at hand is a finding only where one is asked for", () => {
  const message = "No run of the tests is at hand for here: whether they pass is not known.";
  expect(absent(base, sideOf("here", recorded), "fail")).toEqual([`regression: ${message}`]);
  const run = runFile({ tests: [testRun("a > 1")] });
  expect(absent(base, sideOf("here", recorded, { run }), "fail")).toEqual([]);
});

test("what cannot be read is named, and nothing else is said of that side", () => {
  const cassettes = new Map([["cassettes/a.json", { problem: "no JSON" }]]);
  expect(absent({ ...base, cassettes }, sideOf("here", {}, { problem: "no such folder" }))).toEqual([
    "regression: cassettes/a.json of main cannot be read: no JSON",
    "regression: here cannot be read: no such folder",
  ]);
});
