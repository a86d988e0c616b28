import * as fc from "fast-check";
import { expect, test } from "vitest";
import { placeBar, ticksOf } from "../../../src/page/detail/time-axis.ts";

test("every bar lies on the axis, whatever was recorded", () => {
  fc.assert(
    fc.property(fc.double(), fc.double(), fc.double(), (start, duration, end) => {
      const { left, width } = placeBar(start, duration, end);
      expect(left).toBeGreaterThanOrEqual(0);
      expect(width).toBeGreaterThanOrEqual(0);
      expect(left + width).toBeLessThanOrEqual(1 + Number.EPSILON);
    }),
  );
});

test("a bar that fits stands where its times are", () => {
  expect(placeBar(250, 500, 1000)).toEqual({ left: 0.25, width: 0.5 });
});

test("an axis has few round moments, from 0 to at most its end", () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-3, max: 1e9, noNaN: true }), (end) => {
      const ticks = ticksOf(end);
      expect(ticks[0]).toBe(0);
      expect(ticks.length).toBeLessThanOrEqual(8);
      expect(ticks.at(-1)).toBeLessThanOrEqual(end);
    }),
  );
  expect(ticksOf(830)).toEqual([0, 200, 400, 600, 800]);
  expect(ticksOf(0)).toEqual([0]);
});
