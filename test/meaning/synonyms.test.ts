import fc from "fast-check";
import { expect, test } from "vitest";
import { areAntonyms, areSynonyms, synonymsOf } from "../../src/meaning/synonyms.ts";
import { wordAt, wordCount } from "../../src/meaning/vocabulary.ts";

test("words of one meaning are synonyms, in any form", () => {
  expect(areSynonyms("buy", "purchase")).toBe(true);
  expect(areSynonyms("started", "begins")).toBe(true);
  expect(areSynonyms("runs", "running")).toBe(true);
});

test("words of other meanings are none", () => {
  expect(areSynonyms("buy", "sell")).toBe(false);
  expect(areSynonyms("frobnicate", "glorp")).toBe(false);
});

test("opposites are antonyms, in any form", () => {
  expect(areAntonyms("hot", "cold")).toBe(true);
  expect(areAntonyms("increases", "decreased")).toBe(true);
  expect(areAntonyms("hot", "warm")).toBe(false);
});

test("synonyms and antonyms go both ways", () => {
  const word = fc.integer({ min: 0, max: wordCount() - 1 }).map(wordAt);
  fc.assert(
    fc.property(word, (a) => {
      for (const b of synonymsOf(a)) expect(synonymsOf(b)).toContain(a);
    }),
  );
  fc.assert(fc.property(word, word, (a, b) => areAntonyms(a, b) === areAntonyms(b, a)));
});
