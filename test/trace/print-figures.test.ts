import { expect, test } from "vitest";
import { printCost, printDuration, printTokens } from "../../src/trace/print-figures.ts";

test.each([
  [0, "0 ms"],
  [0.84, "0.8 ms"],
  [12.4, "12 ms"],
  [999.4, "999 ms"],
  [999.6, "1.00 s"],
  [3412, "3.41 s"],
  [34_120, "34.1 s"],
  [125_000, "2 min 5 s"],
])("%d milliseconds are printed as %s", (ms, printed) => {
  expect(printDuration(ms)).toBe(printed);
});

test.each([
  [0, "$0"],
  [0.0000001, "$0.0000001"],
  [0.00123, "$0.0012"],
  [0.05, "$0.05"],
  [0.25, "$0.25"],
  [12.4, "$12.40"],
])("%d dollars are printed as %s", (dollars, printed) => {
  expect(printCost(dollars)).toBe(printed);
});

test("tokens are grouped by thousands", () => {
  expect(printTokens(1_204_000)).toBe("1,204,000");
});
