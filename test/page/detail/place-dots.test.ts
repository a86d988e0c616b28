import * as fc from "fast-check";
import { expect, test } from "vitest";
import { placeDots } from "../../../src/page/detail/place-dots.ts";

test("every measurement has a dot on the line, the least at its beginning and the greatest at its end", () => {
  const values = fc.array(fc.nat(), { minLength: 1 });
  fc.assert(
    fc.property(values, values, (base, head) => {
      const places = placeDots(base, head).map(({ at }) => at);
      expect(places).toHaveLength(base.length + head.length);
      const isOne = new Set([...base, ...head]).size === 1;
      expect([Math.min(...places), Math.max(...places)]).toEqual(isOne ? [0.5, 0.5] : [0, 1]);
    }),
  );
});
