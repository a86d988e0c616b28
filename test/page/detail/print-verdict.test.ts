import { expect, test } from "vitest";
import { printVerdict } from "../../../src/page/detail/print-verdict.ts";
import { measurement } from "./details.ts";

test("what is told from noise says from how many takes and how surely", () => {
  expect(printVerdict(measurement({ verdict: "worse", probability: 0.0021, outliers: 1 }))).toBe(
    "worse (3 takes each, p = 0.0021, 1 outlier)",
  );
  expect(printVerdict(measurement({ verdict: "better", probability: 1e-9 }))).toBe(
    "better (3 takes each, p < 0.001)",
  );
});

test("too few takes are said to be too few, with the number needed", () => {
  expect(printVerdict(measurement({ verdict: "undecided", takesNeeded: 12, base: [1, 2] }))).toBe(
    "too few takes to tell: 12 needed (2 and 3 takes)",
  );
});

test("a single measurement is called one, and where one side alone lacks takes, which", () => {
  const single = (base: number[], head: number[]) =>
    printVerdict(measurement({ verdict: "single", base, head }));
  expect(single([1], [2])).toBe("a single measurement, held against its limit alone");
  expect(single([1], [2, 3])).toBe(
    "a single measurement of the base, 2 takes of the head, held against its limit alone",
  );
});
