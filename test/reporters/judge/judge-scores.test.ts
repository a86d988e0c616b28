import { expect, test } from "vitest";
import type { TestBaseline } from "../../../src/reporters/baseline.ts";
import { judgeScores } from "../../../src/reporters/judge/judge-scores.ts";

type Score = TestBaseline["scores"][number] & { readonly explanation?: string };

const score = (given: Partial<Score> = {}): Score => ({
  name: "toBeKind",
  pass: true,
  configuration: "c1",
  ...given,
});

const judged = (base: readonly Score[], head: readonly Score[]): string[] =>
  judgeScores(base, head, { absolute: 0.05 }).map(
    ({ severity, metric, message }) => `${severity} ${metric}: ${message}`,
  );

test("a matcher that fails now is a regression in its own words, one that passes now an improvement", () => {
  expect(judged([score()], [score({ pass: false, explanation: "It is rude." })])).toEqual([
    "regression score toBeKind: It is rude.",
  ]);
  expect(judged([score()], [score({ pass: false })])).toEqual([
    "regression score toBeKind: toBeKind fails now.",
  ]);
  expect(judged([score({ pass: false })], [score()])).toEqual([
    "improvement score toBeKind: toBeKind passes now.",
  ]);
});

test("a score counts where it moved past its limit", () => {
  const before = [score({ score: 0.9 })];
  expect(judged(before, [score({ score: 0.8 })])).toEqual([
    "regression score toBeKind: The score of toBeKind sank: 0.900 → 0.800.",
  ]);
  expect(judged(before, [score({ score: 0.97 })])).toEqual([
    "improvement score toBeKind: The score of toBeKind rose: 0.900 → 0.970.",
  ]);
  expect(judged(before, [score({ score: 0.86 })])).toEqual([]);
  expect(judged(before, [score()])).toEqual([]);
});

test("a bound holds whatever the score was", () => {
  const findings = judgeScores([score({ score: 0.6 })], [score({ score: 0.6 })], { bound: 0.8 });
  expect(findings.map(({ severity }) => severity)).toEqual(["regression"]);
});

test("matchers are found again by name, polarity and call, and those that are alike by their order", () => {
  const alike = [score({ score: 0.9 }), score({ score: 0.2 })];
  expect(judged(alike, alike)).toEqual([]);
  expect(judged([score({ call: 0 }), score({ call: 1 })], [score({ call: 1 }), score({ call: 0 })])).toEqual(
    [],
  );
  expect(judged([score()], [score({ negated: true })])).toEqual([
    "warning score toBeKind: toBeKind is no longer asked.",
  ]);
  expect(judged([score({ negated: true })], [score({ negated: true, pass: false })])).toEqual([
    "regression score not toBeKind: toBeKind fails now.",
  ]);
});

test("a matcher that is given something else is told, and not compared", () => {
  expect(judged([score()], [score({ pass: false, configuration: "c2" })])).toEqual([
    "info score toBeKind: toBeKind is given something else now, so its scores are not comparable.",
  ]);
});

test("a matcher that nobody asked before has nothing to be held against", () => {
  expect(judged([], [score({ pass: false })])).toEqual([]);
});
