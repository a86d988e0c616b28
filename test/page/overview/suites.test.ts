import { expect, test } from "vitest";
import { suitesOf, sumOf } from "../../../src/page/overview/suites.ts";
import { row } from "../rows.ts";

test("tests are summed up by their files, the one with most regressions first", () => {
  const rows = [
    row({ file: "a", figures: { cost: [1, 2], tokens: [10, 10] } }),
    row({ file: "b", severity: "regression", figures: { cost: [1, 5] } }),
    row({ file: "a", severity: "warning", figures: { cost: [2, 2] } }),
  ];
  expect(suitesOf(rows)).toEqual([
    { file: "b", tests: 1, regressions: 1, warnings: 0, improvements: 0, cost: [1, 5] },
    { file: "a", tests: 2, regressions: 0, warnings: 1, improvements: 0, cost: [3, 4], tokens: [10, 10] },
  ]);
});

test("a test that has a figure on one side only does not make the sums differ", () => {
  expect(sumOf([row({ figures: { cost: [1, 2] } }), row({ figures: { cost: [null, 9] } })], "cost")).toEqual([
    1, 2,
  ]);
});

test("where there is one side only, its figures are summed up", () => {
  expect(
    sumOf([row({ figures: { cost: [null, 2] } }), row({ figures: { cost: [null, 9] } })], "cost"),
  ).toEqual([null, 11]);
  expect(sumOf([row()], "cost")).toBeUndefined();
});
