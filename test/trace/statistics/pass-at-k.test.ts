import * as fc from "fast-check";
import { expect, test } from "vitest";
import { estimatePassAtK, estimatePassHatK } from "../../../src/trace/statistics/pass-at-k.ts";

/** Every choice of `k` of the tries, as the number of those that passed. */
const choices = (tries: readonly boolean[], k: number): number[] => {
  const [first, ...rest] = tries;
  if (k === 0) return [0];
  if (first === undefined) return [];
  return [...choices(rest, k - 1).map((passed) => passed + (first ? 1 : 0)), ...choices(rest, k)];
};

const share = (numbers: readonly number[], holds: (passed: number) => boolean): number =>
  numbers.filter(holds).length / numbers.length;

test("both are the share of all choices of k tries", () => {
  const tries = fc.array(fc.boolean(), { minLength: 1, maxLength: 9 });
  fc.assert(
    fc.property(tries, fc.integer({ min: 1, max: 9 }), (all, k) => {
      fc.pre(k <= all.length);
      const passed = all.filter(Boolean).length;
      const drawn = choices(all, k);
      expect(estimatePassAtK(passed, all.length, k)).toBeCloseTo(
        share(drawn, (n) => n > 0),
        12,
      );
      expect(estimatePassHatK(passed, all.length, k)).toBeCloseTo(
        share(drawn, (n) => n === k),
        12,
      );
    }),
  );
});

// the formula of arXiv:2107.03374: 1 - C(n-c, k) / C(n, k)
test.each([
  [5, 10, 1, 0.5, 0.5],
  [3, 10, 5, 1 - 21 / 252, 0],
  [9, 10, 4, 1, 126 / 210],
  [0, 5, 3, 0, 0],
  [5, 5, 5, 1, 1],
])("%i of %i passed, %i tries", (passed, total, k, at, hat) => {
  expect(estimatePassAtK(passed, total, k)).toBeCloseTo(at, 12);
  expect(estimatePassHatK(passed, total, k)).toBeCloseTo(hat, 12);
});

test("fewer tries than k tell nothing", () => {
  expect([estimatePassAtK(2, 2, 3), estimatePassHatK(2, 2, 3)]).toEqual([NaN, NaN]);
});
