import * as fc from "fast-check";
import { expect, test } from "vitest";
import { growthPath } from "../../../src/page/detail/growth-path.ts";

test("the line stays in its box, whatever was recorded", () => {
  const moment = fc.record({ at: fc.double({ noNaN: true }), length: fc.nat() });
  const size = fc.double({ min: 0, noNaN: true, noDefaultInfinity: true });
  fc.assert(
    fc.property(fc.array(moment), size, size, (moments, end, most) => {
      const path = growthPath(moments, end, most);
      for (const [, x] of path.matchAll(/H([^V]*)/g))
        expect(Number(x)).toSatisfy((at) => at >= 0 && at <= 1000);
      for (const [, y] of path.matchAll(/V([^H]*)/g))
        expect(Number(y)).toSatisfy((at) => at >= 0 && at <= 100);
    }),
  );
});

test("a text grows in steps, to the right and upwards", () => {
  const moments = [
    { at: 100, length: 5 },
    { at: 300, length: 10 },
  ];
  expect(growthPath(moments, 400, 10)).toBe("M0 100H250.00V50.00H750.00V0.00");
});
