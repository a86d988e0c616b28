import * as fc from "fast-check";
import { expect, test } from "vitest";
import { wilsonInterval } from "../../../src/trace/statistics/wilson.ts";

// scipy 1.x, binomtest(…).proportion_ci(method="wilson")
test.each([
  [10, 10, 0.7224672001371109, 1],
  [7, 10, 0.39677814746114526, 0.892208732593699],
  [0, 5, 0, 0.43448246478317476],
  [45, 50, 0.7863976856252034, 0.9565242350681095],
])("%d of %d has the known bounds", (passed, total, low, high) => {
  const interval = wilsonInterval(passed, total);
  expect(interval.low).toBeCloseTo(low, 9);
  expect(interval.high).toBeCloseTo(high, 9);
});

test("the rate lies within, the bounds within 0 and 1, and more tries narrow them", () => {
  fc.assert(
    fc.property(fc.nat(200), fc.nat(200), (passed, failed) => {
      const total = passed + failed;
      const { low, high } = wilsonInterval(passed, total);
      expect(low >= 0 && high <= 1 && low <= high).toBe(true);
      if (total === 0) return;
      expect(low <= passed / total && passed / total <= high).toBe(true);
      const more = wilsonInterval(passed * 4, total * 4);
      expect(more.high - more.low).toBeLessThan(high - low);
    }),
  );
});
