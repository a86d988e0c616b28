import { expect, test } from "vitest";
import { measuredFinding } from "../../src/reporters/measured-finding.ts";
import type { Measurement } from "../../src/reporters/report.ts";

const measured = (given: Partial<Measurement>): Measurement => ({
  metric: "latency",
  unit: "ms",
  base: [100, 110, 120],
  head: [140, 154, 160],
  verdict: "worse",
  outliers: 0,
  ...given,
});

const told = (given: Partial<Measurement>) =>
  measuredFinding(measured(given)).map(({ severity, message }) => `${severity}: ${message}`);

test("what was measured several times is told by its medians, and how sure they are", () => {
  expect(told({ probability: 0.0123 })).toEqual([
    "regression: Latency: 110 ms → 154 ms (+40 %); medians of 3 and 3 takes, p = 0.012.",
  ]);
});

test("a side with a single measurement is named, where the other has takes", () => {
  expect(told({ base: [110], verdict: "single" })).toEqual([
    "info: Latency: 110 ms → 154 ms (+40 %); a single measurement of the base, 3 takes of the head.",
  ]);
  expect(told({ base: [110], head: [154], verdict: "single" })).toEqual([
    "info: Latency: 110 ms → 154 ms (+40 %); a single measurement.",
  ]);
});

test("too few takes to tell are said to be, with how many are needed", () => {
  expect(told({ verdict: "undecided", takesNeeded: 7 })).toEqual([
    "info: Latency: 110 ms → 154 ms (+40 %); too few takes to tell: 7 of each are needed, not 3 and 3 takes.",
  ]);
});

test("a bound that was broken, and outliers, are told", () => {
  expect(
    told({ metric: "score relevance", unit: "", base: [0.9], head: [0.5], bound: 0.8, outliers: 1 }),
  ).toEqual([
    "regression: The score relevance: 0.9 → 0.5, less than the least allowed (0.8); a single measurement. 1 of 1 lies far outside the base's own spread.",
  ]);
});

test("what did not change, or no more than by chance, is not told", () => {
  expect(told({ verdict: "same" })).toEqual([]);
  expect(told({ verdict: "single", base: [100], head: [100] })).toEqual([]);
});
