import fc from "fast-check";
import { expect, test } from "vitest";
import { subsequenceLength, subsequenceRows } from "../../src/meaning/subsequence-rows.ts";

/** The textbook's way, a cell at a time. */
const lengthOf = (a: readonly string[], b: readonly string[]): number => {
  let row = Array.from({ length: b.length + 1 }, () => 0);
  for (const item of a) {
    const next = [0];
    b.forEach((other, at) => {
      next.push(item === other ? (row[at] ?? 0) + 1 : Math.max(row[at + 1] ?? 0, next[at] ?? 0));
    });
    row = next;
  }
  return row.at(-1) ?? 0;
};

const list = fc.array(fc.constantFrom(..."abcd"), { maxLength: 80 });

test("the lengths are those of the common subsequences of all tails, across words of 32 bits too", () => {
  fc.assert(
    fc.property(list, list, fc.nat(80), fc.nat(80), (a, b, from, tail) => {
      const [i, count] = [Math.min(from, a.length), Math.min(tail, b.length)];
      const rows = subsequenceRows(a, b);
      expect(subsequenceLength(rows, i, count)).toBe(lengthOf(a.slice(i), b.slice(b.length - count)));
    }),
  );
});
