import * as fc from "fast-check";
import { expect, test } from "vitest";
import { logSpread, shiftRatio } from "../../../src/trace/statistics/shift.ts";

const positives = fc.array(fc.double({ min: 0.1, max: 1e4, noNaN: true }), { minLength: 1, maxLength: 12 });

test("a sample that was multiplied is found shifted by that factor", () => {
  fc.assert(
    fc.property(positives, fc.double({ min: 0.5, max: 3, noNaN: true }), (base, factor) => {
      const head = base.map((value) => value * factor);
      if (base.length % 2 === 1) expect(shiftRatio(base, head) / factor).toBeCloseTo(1, 9);
      expect(logSpread(head)).toBeCloseTo(logSpread(base), 9);
    }),
  );
});

test("the spread is that of the logarithms", () => {
  expect(logSpread([Math.E, Math.E ** 3])).toBeCloseTo(Math.SQRT2, 12);
  expect(logSpread([5])).toBe(0);
});
