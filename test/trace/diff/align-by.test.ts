import * as fc from "fast-check";
import { expect, test } from "vitest";
import { alignBy, type Row } from "../../../src/trace/diff/align-by.ts";

const rows = (base: string, head: string, isReplaceable = true): Row<string>[] =>
  alignBy(
    [...base],
    [...head],
    (letter) => letter,
    () => isReplaceable,
  );

test("what stands on both sides is paired, and what was replaced between, one by one", () => {
  expect(rows("axyc", "apqc")).toEqual([
    ["a", "a"],
    ["x", "p"],
    ["y", "q"],
    ["c", "c"],
  ]);
});

test("what may not be replaced by the other stands apart from it", () => {
  expect(rows("axc", "apc", false)).toEqual([
    ["a", "a"],
    ["x", undefined],
    [undefined, "p"],
    ["c", "c"],
  ]);
});

test("what the longer side has more has no partner", () => {
  expect(rows("a", "bc")).toEqual([
    ["a", "b"],
    [undefined, "c"],
  ]);
  expect(rows("bc", "")).toEqual([
    ["b", undefined],
    ["c", undefined],
  ]);
});

test("each item of both sides stands in one row, in its order, and equals are partners where nothing may be replaced", () => {
  const lists = fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 9 });
  fc.assert(
    fc.property(lists, lists, fc.boolean(), (base, head, isReplaceable) => {
      const found = rows(base, head, isReplaceable);
      expect(found.map(([was]) => was ?? "").join("")).toBe(base);
      expect(found.map(([, is]) => is ?? "").join("")).toBe(head);
      for (const [was, is] of found) expect(isReplaceable || was === is || !was || !is).toBe(true);
    }),
  );
});
