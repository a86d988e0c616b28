import * as fc from "fast-check";
import { expect, test } from "vitest";
import { diffText } from "../../../src/trace/diff/word-diff.ts";

const side = (runs: ReturnType<typeof diffText>, which: "base" | "head") =>
  runs.flatMap((run) => (run.side === "both" || run.side === which ? run.text : [])).join("");

const texts = fc.oneof(
  fc.string({ unit: "grapheme" }),
  fc
    .array(fc.constantFrom("a", "bc", " ", "\n", "  ", "Über", "日本", "ไทย", "."), { maxLength: 30 })
    .map((t) => t.join("")),
);

test("both texts can be put together again from the runs", () => {
  fc.assert(
    fc.property(texts, texts, (base, head) => {
      const runs = diffText(base, head);
      expect(side(runs, "base")).toBe(base);
      expect(side(runs, "head")).toBe(head);
    }),
  );
});

test("a language without spaces is compared by its words", () => {
  expect(
    diffText("東京は大きい都市です", "大阪は大きい都市です").filter((run) => run.side === "both"),
  ).toEqual([{ side: "both", text: "は大きい都市です" }]);
});

test("words of a language without spaces that share a character are other words", () => {
  const runs = (base: string, head: string) => diffText(base, head).map(({ side, text }) => [side, text]);
  expect(runs("京都に住む", "東京に住む")).toEqual([
    ["base", "京都"],
    ["head", "東京"],
    ["both", "に住む"],
  ]);
  expect(runs("ไปโรงเรียน", "ไปโรงพยาบาล")).toEqual([
    ["both", "ไป"],
    ["base", "โรงเรียน"],
    ["head", "โรงพยาบาล"],
  ]);
});

test("of a number in a text with spaces only the part that differs is told", () => {
  expect(diffText("costs 3.14 dollars", "costs 3.15 dollars").filter(({ side }) => side !== "both")).toEqual([
    { side: "base", text: "14" },
    { side: "head", text: "15" },
  ]);
});

test("a few changed lines of a long text are told word by word, hundreds line by line, thousands as the whole", () => {
  const changed = (word: string) => [1, 2, 3, 4, 5].map((n) => `${word}${n}`).join(" ");
  const lines = (from: number, word: string) =>
    Array.from({ length: 3000 }, (_, i) => `${i < from ? "kept" : changed(word)} line ${i}\n`).join("");
  const sides = (base: string, head: string) => diffText(base, head).map((run) => run.side);
  expect(sides(lines(2999, "old"), lines(2999, "new"))).toContain("head");
  expect(sides(lines(2999, "old"), lines(2999, "new")).length).toBeGreaterThan(4);
  expect(sides(lines(2700, "old"), lines(2700, "new"))).toEqual(["both", "base", "head"]);
  const [base, head] = [lines(0, "old"), lines(0, "new")];
  expect(diffText(base, head)).toEqual([
    { side: "base", text: base },
    { side: "head", text: head },
  ]);
});

test("long texts that have nothing in common still end, as lines or as wholes", () => {
  const words = (seed: number) => Array.from({ length: 40_000 }, (_, i) => `w${(i * seed) % 9973}`).join(" ");
  const [base, head] = [words(3), words(7)];
  const runs = diffText(base, head);
  expect(side(runs, "base")).toBe(base);
  expect(side(runs, "head")).toBe(head);
});
