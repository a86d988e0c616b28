import * as fc from "fast-check";
import { expect, test } from "vitest";
import { sliceLines } from "../../../src/page/detail/slice-lines.ts";

test("slices joined give the text, none is too long and none cuts a character", () => {
  const line = fc.constantFrom("\n", "word ", "👍", "é");
  fc.assert(
    fc.property(fc.array(line, { maxLength: 200 }), fc.integer({ min: 2, max: 40 }), (pieces, size) => {
      const text = pieces.join("");
      const slices = sliceLines(text, size);
      expect(slices.join("")).toBe(text);
      for (const slice of slices) {
        expect(slice.length).toBeLessThanOrEqual(size);
        expect(slice.isWellFormed()).toBe(true);
      }
    }),
  );
});

test("a slice ends with a line where one ends near", () => {
  expect(sliceLines("one two\nthree four", 10)).toEqual(["one two\n", "three four"]);
});
