import fc from "fast-check";
import { expect, test } from "vitest";
import { locate } from "../../src/meaning/locate.ts";

const WORD = /\p{L}+|\d/gu;

test("what is found is what matchAll finds, lower-cased, letters that grow in lower case too", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(..."aB 1İẞé𝒜-ß") }), (text) => {
      const found = Array.from(text.matchAll(WORD), ({ 0: written, index }) => ({
        text: written.toLowerCase(),
        start: index,
        end: index + written.length,
      }));
      expect(locate(text, WORD)).toEqual(found);
    }),
  );
});
