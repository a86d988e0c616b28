import * as fc from "fast-check";
import { expect, test } from "vitest";
import { diffRows, type DiffRow } from "../../../src/page/detail/diff-rows.ts";
import type { TextRun } from "../../../src/trace/diff/word-diff.ts";

const textsOf = (rows: readonly DiffRow[], side: "base" | "head"): string =>
  rows.map((row) => ("folded" in row ? row.folded : row[side].map(({ text }) => text).join(""))).join("");

const joined = (runs: readonly TextRun[], side: "base" | "head"): string =>
  runs
    .filter((run) => run.side === "both" || run.side === side)
    .map(({ text }) => text)
    .join("");

const anyRun = (): fc.Arbitrary<TextRun> =>
  fc.record({
    side: fc.constantFrom("both", "base", "head"),
    text: fc
      .tuple(fc.string({ unit: "grapheme", minLength: 1, maxLength: 40 }), fc.integer({ min: 1, max: 80 }))
      .map(([text, times]) => text.repeat(times)),
  });

test("folding loses no word of either side", () => {
  fc.assert(
    fc.property(fc.array(anyRun(), { maxLength: 6 }), (runs) => {
      const rows = diffRows(runs);
      expect(textsOf(rows, "base")).toBe(joined(runs, "base"));
      expect(textsOf(rows, "head")).toBe(joined(runs, "head"));
    }),
  );
});

test("what changed is never folded away, nor is a character cut in two", () => {
  fc.assert(
    fc.property(fc.array(anyRun(), { maxLength: 6 }), (runs) => {
      const shared = runs.filter(({ side }) => side === "both").map(({ text }) => text);
      for (const row of diffRows(runs)) {
        if (!("folded" in row)) continue;
        expect(shared.some((text) => text.includes(row.folded))).toBe(true);
        expect(row.folded.isWellFormed() || shared.some((text) => !text.isWellFormed())).toBe(true);
      }
    }),
  );
});

test("lines that both sides have stand next to each other, and a line more stands alone", () => {
  const rows = diffRows([
    { side: "both", text: "one\n" },
    { side: "head", text: "one and a half\n" },
    { side: "both", text: "two\nthree" },
  ]);
  expect(rows.map((row) => ("folded" in row ? [] : [row.base.length, row.head.length]))).toEqual([
    [1, 1],
    [0, 1],
    [1, 1],
    [1, 1],
  ]);
});

test("a long stretch between two changes keeps words around both and folds what lies between", () => {
  const rows = diffRows([
    { side: "base", text: "old" },
    { side: "both", text: ` ${"word ".repeat(1000)}` },
    { side: "head", text: "new" },
  ]);
  const hidden = rows.flatMap((row) => ("folded" in row ? [row.folded] : []));
  expect(hidden).toHaveLength(1);
  expect(hidden[0]).toMatch(/^(word )+$/);
  expect(hidden[0]?.length).toBeGreaterThan(4000);
});
