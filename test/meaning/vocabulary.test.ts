import fc from "fast-check";
import { expect, test } from "vitest";
import { rankOf, wordAt, wordCount } from "../../src/meaning/vocabulary.ts";

test("the most frequent word has rank 0, and frequent words come before rare ones", () => {
  expect(rankOf("the")).toBe(0);
  expect(rankOf("house")).toBeLessThan(rankOf("houseboat") ?? 0);
});

test("terms of software are known", () => {
  expect(["json", "kubernetes", "docker", "webhook"].map(rankOf)).not.toContain(undefined);
});

test("what is no word has no rank", () => {
  expect(["", "\n", "the\nof", "Haus", "qqqqqq", "toString", "世界"].map(rankOf)).toEqual(
    Array.from({ length: 7 }, () => undefined),
  );
});

test("a word and its rank lead to each other", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: wordCount() - 1 }), (rank) => {
      expect(rankOf(wordAt(rank))).toBe(rank);
    }),
  );
});
