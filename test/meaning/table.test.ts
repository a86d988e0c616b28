import { expect, test } from "vitest";
import { cosine } from "../../src/meaning/cosine.ts";
import { meaningTable } from "../../src/meaning/table.ts";
import { rankOf, wordCount } from "../../src/meaning/vocabulary.ts";

const vectorOf = (word: string): Float32Array => {
  const vector = new Float32Array(meaningTable().dimensions);
  meaningTable().addRow(vector, rankOf(word) ?? NaN, 1);
  return vector;
};

test.each([
  ["dog", "puppy", "invoice"],
  ["refund", "reimbursement", "banana"],
  ["database", "sql", "violin"],
])("%s is nearer to %s than to %s", (word, near, far) => {
  const vector = vectorOf(word);
  expect(cosine(vector, vectorOf(near))).toBeGreaterThan(cosine(vector, vectorOf(far)) + 0.2);
});

test("the first and the last row hold numbers", () => {
  for (const row of [0, wordCount() - 1]) {
    const vector = new Float32Array(meaningTable().dimensions);
    meaningTable().addRow(vector, row, 1);
    expect(vector.every(Number.isFinite)).toBe(true);
    expect(vector.some((number) => number !== 0)).toBe(true);
    expect(meaningTable().sizeOf(row)).toBeGreaterThan(0);
  }
});

test("a row is added with its weight, and only as far as the sum is long", () => {
  const [once, twice] = [new Float32Array(8), new Float32Array(8)];
  meaningTable().addRow(once, 5, 2);
  meaningTable().addRow(twice, 5, 1);
  meaningTable().addRow(twice, 5, 1);
  expect(twice).toEqual(once);
});

test("the common directions are at right angles to each other and of length 1", () => {
  const { directions } = meaningTable();
  for (const [i, a] of directions.entries()) {
    for (const [j, b] of directions.entries()) expect(cosine(a, b)).toBeCloseTo(i === j ? 1 : 0, 4);
    expect(Math.hypot(...a)).toBeCloseTo(1, 4);
  }
});
