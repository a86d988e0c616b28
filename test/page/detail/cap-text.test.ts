import * as fc from "fast-check";
import { expect, test } from "vitest";
import { capText, printLength } from "../../../src/page/detail/cap-text.ts";

test("a capped text begins the whole one, is no longer than asked and cuts no character", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.integer({ min: 1, max: 40 }), (text, most) => {
      const capped = capText(text, most);
      expect(text.startsWith(capped)).toBe(true);
      expect(capped.length).toBeLessThanOrEqual(most);
      expect(capped.isWellFormed()).toBe(true);
    }),
  );
});

test("a short text stays as it is", () => {
  expect(capText("word", 4)).toBe("word");
});

test("a length reads at a glance", () => {
  const lengths = [3, 9_999, 48_200, 5_240_000].map((length) => printLength("x".repeat(length)));
  expect(lengths).toEqual([
    "3 characters",
    "9999 characters",
    "48 thousand characters",
    "5.2 million characters",
  ]);
});
