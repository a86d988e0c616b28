import fc from "fast-check";
import { expect, test } from "vitest";
import { readText } from "../../src/meaning/read-text.ts";
import { similarity } from "../../src/meaning/similarity.ts";
import { texts } from "./texts.ts";

const like = (a: string, b: string): number => similarity(readText(a), readText(b));

test.each([
  ["You can return items within 30 days.", "Items may be sent back for 30 days.", "The cat sat on the mat."],
  ["The server keeps sessions in memory.", "Sessions are held in RAM by the server.", "Paris is in France."],
  ["Buy a ticket before you board.", "A ticket must be purchased prior to boarding.", "Rain fell all night."],
])("%s says more of %s than of %s", (text, paraphrase, other) => {
  expect(like(text, paraphrase)).toBeGreaterThan(0.35);
  expect(like(text, other)).toBeLessThan(0.1);
});

test("the same quantity in other words is the same", () => {
  expect(like("It takes 2 hours.", "It takes 120 minutes.")).toBeGreaterThan(0.9);
});

test("the same words in another order are a little less alike", () => {
  const [text, turned] = ["The dog bit the angry postman", "The angry postman bit the dog"];
  expect(like(text, turned)).toBeGreaterThan(0.8);
  expect(like(text, turned)).toBeLessThan(1);
});

test("it is symmetric to rounding, between 0 and 1, and the same each time", () => {
  fc.assert(
    fc.property(texts, texts, (a, b) => {
      const score = like(a, b);
      expect(score).toBeGreaterThanOrEqual(0);
      expect(score).toBeLessThanOrEqual(1);
      expect(like(b, a)).toBeCloseTo(score, 5);
      expect(like(a, b)).toBe(score);
    }),
  );
});

test("a text is wholly like itself, whatever its case and spacing", () => {
  fc.assert(
    fc.property(texts, (text) => {
      expect(like(text, text)).toBe(1);
      expect(like(text, `  ${text}\t`)).toBe(1);
    }),
  );
  expect(like("The Dog ran home", "the dog ran  home")).toBeCloseTo(1, 5);
});

test("a text is not like an empty one", () => {
  expect(like("The dog ran home.", "")).toBe(0);
});
