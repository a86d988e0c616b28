import fc from "fast-check";
import { expect, test } from "vitest";
import { compareTexts, DEFAULT_THRESHOLD } from "../../src/meaning/compare-texts.ts";
import { texts } from "./texts.ts";

test("a paraphrase passes the default threshold", () => {
  const { score, similarity, conflicts, covered } = compareTexts(
    "Items may be sent back for a refund within 30 days.",
    "You can return an item within 30 days and get your money back.",
  );
  expect(conflicts).toEqual([]);
  expect(score).toBe(similarity);
  expect(score).toBeGreaterThanOrEqual(DEFAULT_THRESHOLD);
  expect(covered).toBe(true);
});

test("a conflict is named and makes the score 0, however alike the texts are", () => {
  const { score, similarity, conflicts } = compareTexts(
    "Refunds are available within 60 days.",
    "Refunds are available within 30 days.",
  );
  expect(similarity).toBeGreaterThan(0.5);
  expect(score).toBe(0);
  expect(conflicts[0]).toMatchObject({ kind: "quantity", actual: "60 days", expected: "30 days" });
});

test("two refusals say the same, however worded", () => {
  const { score } = compareTexts(
    "I'm sorry, but I can't help with that request.",
    "As an AI, I am unable to provide this information.",
  );
  expect(score).toBeGreaterThanOrEqual(0.9);
});

test("texts the table does not know are not covered, unless they are equal", () => {
  const german = "Der Vertrag ist gültig und kann nicht gekündigt werden.";
  expect(compareTexts(german, "Der Vertrag kann gekündigt werden.").covered).toBe(false);
  expect(compareTexts(german, german)).toMatchObject({ covered: true, score: 1 });
});

test("another embedder's similarity replaces ours, the guards stay on", () => {
  expect(compareTexts("The sky is blue.", "It rains.", { similarity: 0.77 }).score).toBe(0.77);
  expect(compareTexts("It takes 5 days.", "It takes 6 days.", { similarity: 0.99 }).score).toBe(0);
});

test("JSON with the same values scores 1 in any order and layout", () => {
  const { score, covered } = compareTexts(
    '```json\n{"userId": "x9-frob", "tags": ["a", "b"], "ok": true}\n```',
    '{"ok":true,"tags":["a","b"],"userId":"x9-frob"}',
  );
  expect({ score, covered }).toEqual({ score: 1, covered: true });
});

test("JSON with another value scores 0 and names the path", () => {
  const { score, conflicts } = compareTexts('{"user":{"age":31}}', '{"user":{"age":30}}');
  expect(score).toBe(0);
  expect(conflicts[0]?.message).toContain("/user/age");
});

test("no two texts throw, and the score is from 0 to 1", () => {
  fc.assert(
    fc.property(texts, texts, (actual, expected) => {
      const { score, coverage } = compareTexts(actual, expected);
      expect(score).toBeGreaterThanOrEqual(0);
      expect(score).toBeLessThanOrEqual(1);
      expect(coverage).toBeGreaterThanOrEqual(0);
      expect(coverage).toBeLessThanOrEqual(1);
    }),
  );
});

test.each([
  "*",
  "[",
  "[a](",
  "`",
  "!",
  ". ",
  "1,",
  "/a",
  "not ",
  "5 km ",
  "Abc ",
  "sure! ",
  "\n",
  "{",
  "e\u0301",
])("a text of twenty thousand characters of %j is compared", (piece) => {
  const text = piece.repeat(20_000 / piece.length);
  const { score } = compareTexts(text, `${text} end`);
  expect(score).toBeGreaterThanOrEqual(0);
  expect(score).toBeLessThanOrEqual(1);
});
