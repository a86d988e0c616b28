import { expect, test } from "vitest";
import { textComparer } from "../../../src/trace/diff/text-comparer.ts";

test("how alike two texts are is told where their words are known, and conflicts where there are some", () => {
  const { meaning } = textComparer();
  expect(meaning("The parcel arrives on Monday.", "The package arrives on Monday.")).toStrictEqual({
    similarity: expect.any(Number) as unknown,
  });
  expect(meaning("Qwxzk vvbnm ploik", "Zzkrt nnmqw ooplk")).not.toHaveProperty("similarity");
});

test("two texts are compared once, however often they are asked for, and each way round apart", () => {
  const texts = textComparer();
  const [base, head] = ["Open from 9 to 5.", "Open from 9 to 6."];
  expect(texts.runs(base, head)).toBe(texts.runs(base, head));
  expect(texts.meaning(base, head)).toBe(texts.meaning(base, head));
  const sides = (from: string, to: string) => texts.runs(from, to).map(({ side, text }) => [side, text]);
  expect(sides(base, head)).toContainEqual(["head", "6"]);
  expect(sides(head, base)).toContainEqual(["base", "6"]);
  expect(texts.meaning(base, head).conflicts).toHaveLength(1);
});
