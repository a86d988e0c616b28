import * as fc from "fast-check";
import { expect, test } from "vitest";
import { closingQuote } from "../../src/formats/closing-quote.ts";

test("a string ends where JSON says", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('"', "\\", "a", "\n") }), fc.string(), (value, rest) => {
      const text = JSON.stringify(value);
      expect(closingQuote(text + rest, 1)).toBe(text.length - 1);
    }),
  );
});

test("a string that breaks off has no end, however long it is", () => {
  expect(closingQuote('"a\\"', 1)).toBe(-1);
  expect(closingQuote(`"${"\\n".repeat(5_000_000)}`, 1)).toBe(-1);
});
