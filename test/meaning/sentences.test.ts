import fc from "fast-check";
import { expect, test } from "vitest";
import { splitSentences } from "../../src/meaning/sentences.ts";

test("sentences end at a stop before a space", () => {
  expect(splitSentences('It costs 4.50. Really?! Yes ("now.") See v1.2.')).toEqual([
    "It costs 4.50.",
    "Really?!",
    'Yes ("now.")',
    "See v1.2.",
  ]);
});

test("abbreviations and initials end none", () => {
  expect(splitSentences("Dr. J. Smith came, e.g. by bus. He left.")).toEqual([
    "Dr. J. Smith came, e.g. by bus.",
    "He left.",
  ]);
});

test("an empty text has none", () => {
  expect(splitSentences("")).toEqual([]);
});

test("no letter is lost", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(splitSentences(text).join("").replace(/\s/g, "")).toBe(text.replace(/\s/g, ""));
    }),
  );
});
