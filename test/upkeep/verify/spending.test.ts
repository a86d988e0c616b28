import * as fc from "fast-check";
import { expect, test } from "vitest";
import { openSpending } from "../../../src/upkeep/verify/spending.ts";

const cents = fc.integer({ min: 0, max: 100 });

test("calls that cost what was set aside or less never cost more than the limit", () => {
  fc.assert(
    fc.property(cents, fc.array(fc.tuple(cents, cents)), (limit, calls) => {
      const spending = openSpending(limit);
      let paid = 0;
      for (const [a, b] of calls) {
        const [cost, estimate] = [Math.min(a, b), Math.max(a, b)];
        if (!spending.reserve(estimate)) continue;
        spending.settle(estimate, cost);
        paid += cost;
      }
      expect(paid).toBeLessThanOrEqual(limit);
    }),
  );
});

test("calls under way count with what they may cost", () => {
  const spending = openSpending(10);
  expect(spending.reserve(6)).toBe(true);
  expect(spending.reserve(6)).toBe(false);
});

test("once the limit is reached nothing more is sent, however cheap", () => {
  const spending = openSpending(10);
  spending.reserve(11);
  expect(spending.reserve(1)).toBe(false);
});

test("where the cost is not known the estimate stands", () => {
  const spending = openSpending(10);
  spending.reserve(6);
  spending.settle(6, undefined);
  expect(spending.reserve(5)).toBe(false);
});

test("without a limit all may be sent", () => {
  expect(openSpending().reserve(1e9)).toBe(true);
});
