import { expect, test } from "vitest";
import { pairedBootstrap, seededRandom } from "../../../src/trace/statistics/bootstrap.ts";

test("the interval holds the mean, is the same every time, and narrows with more pairs", () => {
  const random = seededRandom(3);
  const few = Array.from({ length: 10 }, () => random() - 0.2);
  const many = Array.from({ length: 1000 }, () => random() - 0.2);
  const narrow = pairedBootstrap(many);
  const wide = pairedBootstrap(few);
  expect(pairedBootstrap(few)).toEqual(wide);
  expect(narrow.low).toBeLessThan(0.3);
  expect(narrow.high).toBeGreaterThan(0.3);
  expect(narrow.high - narrow.low).toBeLessThan(wide.high - wide.low);
});

test("nineteen of twenty intervals hold the true mean", () => {
  const random = seededRandom(11);
  let held = 0;
  for (let i = 0; i < 200; i++) {
    const differences = Array.from({ length: 40 }, () => random() - 0.5);
    const { low, high } = pairedBootstrap(differences, { draws: 400, seed: i });
    if (low <= 0 && high >= 0) held++;
  }
  expect(held).toBeGreaterThan(180);
});

test("one pair has no spread to tell of", () => {
  expect(pairedBootstrap([0.25])).toEqual({ low: 0.25, high: 0.25 });
});
