import fc from "fast-check";
import { expect, test } from "vitest";
import { percentileOf } from "../../src/assertions/percentile.ts";
import { callOf } from "./call.ts";

const measured = (values: readonly number[]) => values.map((value) => ({ call: callOf(), value }));

test.each([
  [50, [15, 20, 35, 40, 50], 35],
  [30, [15, 20, 35, 40, 50], 20],
  [100, [15, 20, 35, 40, 50], 50],
  [1, [7], 7],
])("percentile %d of %j is %d", (percentile, values, expected) => {
  expect(percentileOf(percentile)(measured(values))).toBe(expected);
});

test("it is the least value that so many per cent do not exceed", () => {
  const values = fc.array(fc.integer(), { minLength: 1 });
  fc.assert(
    fc.property(values, fc.integer({ min: 1, max: 100 }), (values, percentile) => {
      const found = percentileOf(percentile)(measured(values));
      const share = (limit: number) => values.filter((value) => value <= limit).length * 100;
      expect(share(found)).toBeGreaterThanOrEqual(percentile * values.length);
      const below = values.filter((value) => value < found);
      if (below.length > 0) expect(share(Math.max(...below))).toBeLessThan(percentile * values.length);
    }),
  );
});
