import { expect, test } from "vitest";
import { median, robustDistance } from "../../../src/trace/statistics/spread.ts";

test("the median is the middle, or between the two middle ones", () => {
  expect(median([3, 1, 2])).toBe(2);
  expect(median([4, 1, 3, 2])).toBe(2.5);
  expect(median([])).toBeNaN();
});

test("a value's distance is told in the others' own spread, which an outlier among them does not blow up", () => {
  expect(robustDistance(16, [9, 10, 11, 10, 1000])).toBeCloseTo(6 / 1.4826, 9);
  expect(robustDistance(10, [10, 10, 10])).toBe(0);
  expect(robustDistance(11, [10, 10, 10])).toBe(Infinity);
  expect(robustDistance(11, [10, 10])).toBeUndefined();
});
