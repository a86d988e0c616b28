import { expect, test } from "vitest";
import { sumOf } from "../../../src/trace/values/sum-of.ts";

test("what is not there is no 0: a sum of nothing is none", () => {
  expect(sumOf([1, undefined, 2])).toBe(3);
  expect(sumOf([undefined, 0])).toBe(0);
  expect(sumOf([undefined])).toBeUndefined();
  expect(sumOf([])).toBeUndefined();
});
