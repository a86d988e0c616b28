import { expect, test } from "vitest";
import { takeScores } from "../../src/vitest/take-scores.ts";

test("scores are named by matcher, polarity and order; without one it is whether it passed", () => {
  const score = { configuration: "c" };
  expect(
    takeScores([
      { ...score, name: "matchSemantically", pass: true, score: 0.9 },
      { ...score, name: "contain", pass: true },
      { ...score, name: "contain", pass: false },
      { ...score, name: "contain", pass: true, negated: true },
      { ...score, name: "costLessThan", pass: false, label: "unjudged" },
    ]),
  ).toEqual({ matchSemantically: 0.9, contain: 1, "contain #2": 0, "not contain": 1 });
});
