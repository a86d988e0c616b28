import * as fc from "fast-check";
import { expect, test } from "vitest";
import { mannWhitney } from "../../../src/trace/statistics/mann-whitney.ts";

const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

// scipy 1.x, mannwhitneyu; equal values by counting all draws
test.each([
  ["samples apart", [1, 2, 3, 4], [5, 6, 7, 8], 0.02857142857142857],
  ["samples mixed", [1.1, 2.2, 3.3, 9], [2, 4, 5, 7.5, 8], 0.5555555555555556],
  ["equal values", [1, 2, 2, 3, 5], [2, 4, 4, 6], 0.24603174603174602],
  ["many values", upTo(30).map((i) => i + 1), upTo(30).map((i) => i + 5.5), 0.06567125768912659],
  [
    "many equal values",
    upTo(30).map((i) => Math.floor(i / 3)),
    upTo(30).map((i) => Math.floor((i + 6) / 3)),
    0.016504477012993075,
  ],
])("%s have the known probability", (_, a, b, probability) => {
  expect(mannWhitney(a, b)).toBeCloseTo(probability, 9);
});

const samples = fc.array(fc.nat(20), { maxLength: 12 });

/** Every way to draw as many values as `a` has, counted one by one. */
const drawn = (a: readonly number[], b: readonly number[]): number => {
  const all = [...a, ...b];
  const rank = (value: number): number =>
    all.filter((other) => other < value).length + (all.filter((other) => other === value).length + 1) / 2;
  const ranks = all.map(rank);
  const middle = (a.length * ranks.reduce((x, y) => x + y, 0)) / all.length;
  const far = (total: number) => Math.abs(total - middle);
  const seen = far(ranks.slice(0, a.length).reduce((x, y) => x + y, 0));
  const totals = (from: number, left: number, total: number): number[] => {
    if (left === 0) return [total];
    return upTo(ranks.length - from).flatMap((step) =>
      totals(from + step + 1, left - 1, total + ranks[from + step]!),
    );
  };
  const found = totals(0, a.length, 0);
  return found.filter((total) => far(total) >= seen - 1e-9).length / found.length;
};

test("the probability is the share of all draws that lie as far apart", () => {
  const few = fc.array(fc.nat(4), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(few, few, (a, b) => {
      expect(mannWhitney(a, b)).toBeCloseTo(drawn(a, b), 9);
    }),
  );
});

test("neither order nor side nor scale counts, and nothing is as likely as equal samples", () => {
  fc.assert(
    fc.property(samples, samples, (a, b) => {
      const probability = mannWhitney(a, b);
      expect(probability).toBeGreaterThan(0);
      expect(probability).toBeLessThanOrEqual(1);
      expect(mannWhitney(b, a)).toBeCloseTo(probability, 9);
      expect(mannWhitney(a.toReversed(), b)).toBeCloseTo(probability, 9);
      expect(
        mannWhitney(
          a.map((x) => x * 3 + 1),
          b.map((x) => x * 3 + 1),
        ),
      ).toBeCloseTo(probability, 9);
      expect(mannWhitney(a, a)).toBe(1);
    }),
  );
});
