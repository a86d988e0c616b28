import { expect, test } from "vitest";
import { isoTime } from "../../src/formats/iso-time.ts";

test("a moment is printed in UTC, and one that no Date can hold is not", () => {
  expect(isoTime(0)).toBe("1970-01-01T00:00:00.000Z");
  expect(isoTime(8.64e15)).toBe("+275760-09-13T00:00:00.000Z");
  for (const ms of [NaN, Infinity, -Infinity, 8.64e15 + 1]) expect(isoTime(ms)).toBeUndefined();
});
