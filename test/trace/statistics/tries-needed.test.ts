import * as fc from "fast-check";
import { expect, test } from "vitest";
import { triesNeeded } from "../../../src/trace/statistics/tries-needed.ts";
import { wilsonInterval } from "../../../src/trace/statistics/wilson.ts";

test.each([
  [1, 0.9, 35],
  [1, 0.95, 73],
  [1, 0.99, 381],
  [0, 0.5, 4],
  [0.95, 0.9, 139],
])("when the share %d passes, %d is told apart after %i tries", (seen, rate, tries) => {
  expect(triesNeeded(seen, rate)).toBe(tries);
});

test("no number of tries tells a rate from itself", () => {
  expect(triesNeeded(0.9, 0.9)).toBe(Infinity);
});

test("so many tries suffice, and one less does not", () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  const rate = fc.double({ min: 0.01, max: 0.99, noNaN: true });
  const leavesOut = (seen: number, tries: number, limit: number): boolean => {
    const { low, high } = wilsonInterval(seen * tries, tries);
    return limit < low + 1e-9 || limit > high - 1e-9;
  };
  fc.assert(
    fc.property(share, rate, (seen, limit) => {
      fc.pre(Math.abs(seen - limit) > 0.001);
      const tries = triesNeeded(seen, limit);
      expect(leavesOut(seen, tries, limit)).toBe(true);
      if (tries > 2) {
        const { low, high } = wilsonInterval(seen * (tries - 1), tries - 1);
        expect(limit).toBeGreaterThan(low - 1e-9);
        expect(limit).toBeLessThan(high + 1e-9);
      }
    }),
  );
});
