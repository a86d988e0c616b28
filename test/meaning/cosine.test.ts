import { expect, test } from "vitest";
import { cosine } from "../../src/meaning/cosine.ts";

test("the cosine tells the angle, whatever the lengths", () => {
  expect(cosine([1, 2], [2, 4])).toBeCloseTo(1, 12);
  expect(cosine([1, 0], [0, 3])).toBe(0);
  expect(cosine([1, 0], [-2, 0])).toBe(-1);
});

test("a vector of zeros is like none", () => {
  expect(cosine([0, 0], [1, 1])).toBe(0);
});
