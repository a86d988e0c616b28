import { expect, test } from "vitest";
import { alignWords } from "../../src/meaning/align.ts";
import { readText } from "../../src/meaning/read-text.ts";
import { wordsOf } from "../../src/meaning/words.ts";

const align = (a: string, b: string) => alignWords(wordsOf(readText(a)), wordsOf(readText(b)));

test("what a longer text adds is missing on the way back alone", () => {
  const { forward, backward } = align("dogs bark", "dogs bark and cats purr at seventeen neighbours");
  expect(forward).toBeCloseTo(1, 5);
  expect(backward).toBeLessThan(0.8);
});

test("synonyms are nearly equal, words of one family too", () => {
  expect(align("purchase", "buy").forward).toBeCloseTo(0.8, 5);
  expect(align("frobnicator", "frobnication").forward).toBeCloseTo(0.8, 5);
  expect(align("wolf", "invoice").forward).toBeLessThan(0.3);
});

test("two quantities of one kind are not of one family", () => {
  expect(align("5 minutes", "7 minutes").forward).toBe(0);
});

test("overlap and order are those of the equal words", () => {
  expect(align("red green blue", "blue green red yellow")).toMatchObject({ overlap: 3 / 4, order: 1 / 3 });
});

test("nothing aligns with nothing", () => {
  expect(align("", "")).toEqual({ forward: 0, backward: 0, overlap: 0, order: 1 });
});
