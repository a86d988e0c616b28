import fc from "fast-check";
import { expect, test } from "vitest";
import { masked } from "../../src/recorder/placeholder.ts";

test("letters and digits give way to their class, everything else stays", () => {
  expect(masked("aZ9-_./+= é")).toBe("xX0-_./+= x");
});

test("escapes of JSON and of URLs stay escapes, of the same length and class", () => {
  expect(masked(String.raw`a\nb\\c\u0041\u0062\u0031\u002d\u00e9`)).toBe(
    String.raw`x\nx\\c\u0058\u0078\u0030\u002d\u0078`,
  );
  expect(masked("a%2Fb")).toBe("x%2Fx");
});

test("length is kept, and masking what is masked changes nothing", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      expect(masked(text)).toHaveLength(text.length);
      expect(masked(masked(text))).toBe(masked(text));
    }),
  );
});

test("a masked JSON string is a JSON string", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => {
      const value = JSON.stringify(text).slice(1, -1);
      expect(JSON.parse(`"${masked(value)}"`)).toHaveLength(text.length);
    }),
  );
});
