import stringWidth from "string-width";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { cut, fitLeft, fitRight, widest } from "../../src/formats/fit.ts";

test("wide characters take two columns, and no character is cut in two", () => {
  expect(cut("こんにちは", 10)).toBe("こんにちは");
  expect(cut("こんにちは", 9)).toBe("こんにち…");
  expect(cut("こんにちは", 8)).toBe("こんに…");
  expect(cut("👩‍👩‍👧‍👦 family", 4)).toBe("👩‍👩‍👧‍👦…");
  expect(cut("anything", 0)).toBe("");
});

test("a text is filled at its end or at its start", () => {
  expect(fitLeft("日本", 6)).toBe("日本  ");
  expect(fitRight("12", 4)).toBe("  12");
  expect(widest(["a", "日本", "abc"])).toBe(4);
  expect(widest([])).toBe(0);
});

test("what is fitted has exactly the width that was asked for", () => {
  const unit = fc.constantFrom("a", " ", "日", "é", "👩‍👩‍👧", "…");
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 20 }), fc.integer({ min: 0, max: 30 }), (text, width) => {
      expect(stringWidth(fitLeft(text, width))).toBe(width);
      expect(stringWidth(fitRight(text, width))).toBe(width);
    }),
  );
});
