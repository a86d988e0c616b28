import fc from "fast-check";
import { expect, test } from "vitest";
import { longestCommonLength } from "../../src/meaning/longest-common.ts";

const lists = fc.array(fc.constantFrom("a", "b", "c"), { maxLength: 6 });

const sublists = (list: readonly string[]): string[] =>
  Array.from({ length: 2 ** list.length }, (_, bits) => list.filter((_, at) => (bits >> at) & 1).join(""));

test("the length is that of the longest list that stands in both", () => {
  fc.assert(
    fc.property(lists, lists, (a, b) => {
      const inB = new Set(sublists(b));
      const longest = Math.max(
        ...sublists(a)
          .filter((list) => inB.has(list))
          .map(({ length }) => length),
      );
      expect(longestCommonLength(a, b).length).toBe(longest);
    }),
  );
});

test("an item that both lists have twice is shared twice", () => {
  expect(longestCommonLength(["a", "a", "b"], ["b", "a", "a", "a"])).toEqual({ length: 2, shared: 3 });
});
