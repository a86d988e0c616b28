import * as fc from "fast-check";
import { expect, test } from "vitest";
import {
  printProbability,
  probabilityOf,
  tintOf,
  visibleToken,
} from "../../../src/page/detail/probability.ts";

const anyLogprob = (): fc.Arbitrary<number> => fc.double({ min: -200, max: 0.1, noNaN: true });

test("the less likely a token, the stronger its tint", () => {
  fc.assert(
    fc.property(anyLogprob(), anyLogprob(), (a, b) => {
      expect(tintOf(Math.min(a, b))).toBeGreaterThanOrEqual(tintOf(Math.max(a, b)));
    }),
  );
  expect([0, -0.2, -0.6, -1.5, -5].map(tintOf)).toEqual([0, 1, 2, 3, 4]);
});

test("a probability lies between 0 and 1, whatever a provider sent", () => {
  expect([0, -Infinity, 3, NaN].map(probabilityOf)).toEqual([1, 0, 1, 0]);
});

test("a probability reads at a glance", () => {
  expect([0, -0.0305, -3.45, -12].map(printProbability)).toEqual(["100 %", "97 %", "3.2 %", "< 0.1 %"]);
});

test("a token of white space can be seen, and no other is changed", () => {
  expect([" ", "\n\n", "\t", "", " word"].map(visibleToken)).toEqual(["␣", "↵↵", "⇥", "∅", " word"]);
});
