import * as fc from "fast-check";
import { expect, test } from "vitest";
import { logAxis } from "../../../src/page/overview/log-axis.ts";

test("equal factors are equally far apart, and powers of ten are marked", () => {
  const { place, ticks } = logAxis([50, 5000]);
  expect(place(500) - place(50)).toBeCloseTo(place(5000) - place(500));
  expect(ticks).toEqual([100, 1000]);
});

test("a short axis has marks between powers of ten too", () => {
  expect(logAxis([600, 4000]).ticks).toEqual([500, 1000, 2000, 5000]);
  expect(logAxis([800, 800]).ticks).toEqual([1000]);
});

test("all values are on the axis, in their order", () => {
  const values = fc.array(fc.double({ min: 1e-3, max: 1e9, noNaN: true }), { minLength: 1 });
  fc.assert(
    fc.property(values, (given) => {
      const { place } = logAxis(given);
      const places = given.toSorted((a, b) => a - b).map(place);
      expect(places.every((each, index) => each > 0 && each < 1 && each >= (places[index - 1] ?? 0))).toBe(
        true,
      );
    }),
  );
});
