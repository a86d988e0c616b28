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

test("long texts that have nothing in common still end, as lines or as wholes", () => {
  const words = (seed: number) => Array.from({ length: 40_000 }, (_, i) => `w${(i * seed) % 9973}`).join(" ");
  const [base, head] = [words(3), words(7)];
  const runs = diffText(base, head);
  expect(side(runs, "base")).toBe(base);
  expect(side(runs, "head")).toBe(head);
});
