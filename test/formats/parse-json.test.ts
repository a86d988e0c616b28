import * as fc from "fast-check";
import { expect, test } from "vitest";
import { DEEPEST, isWithin, parseJson } from "../../src/formats/parse-json.ts";

const lists = (levels: number): string => "[".repeat(levels) + "]".repeat(levels);
const objects = (levels: number): string => `${'{"a":'.repeat(levels)}1${"}".repeat(levels)}`;

test("JSON is read as JavaScript reads it, and what is none is nothing", () => {
  fc.assert(
    fc.property(fc.oneof(fc.json(), fc.string()), (text) => {
      let value: unknown;
      try {
        value = JSON.parse(text);
      } catch {
        value = undefined;
      }
      expect(parseJson(text)).toEqual(value);
    }),
  );
});

test.each([lists, objects])("a text is read down to the deepest level, and not at all beyond", (nested) => {
  expect(parseJson(nested(DEEPEST))).toEqual(JSON.parse(nested(DEEPEST)));
  expect(parseJson(nested(DEEPEST + 1))).toBeUndefined();
  expect(parseJson(nested(200_000))).toBeUndefined();
});

test("levels are counted along the deepest way, and scalars have none", () => {
  expect(isWithin("text", 0)).toBe(true);
  expect(isWithin([], 0)).toBe(false);
  expect(isWithin([1, { a: [] }, 2], 3)).toBe(true);
  expect(isWithin([1, { a: [] }, 2], 2)).toBe(false);
});
