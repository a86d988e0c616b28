import * as fc from "fast-check";
import { expect, test } from "vitest";
import { hrefOf, placeOf, type Place } from "../../src/page/router.ts";

test("every place has an address that leads back to it", () => {
  const name = fc.string({ unit: "grapheme", minLength: 1 });
  const place = fc.oneof(
    fc.constant<Place>({ at: "overview" }),
    fc.constant<Place>({ at: "list" }),
    fc.record(
      { at: fc.constant("test" as const), test: name, call: fc.nat(), view: name },
      { requiredKeys: ["at", "test"] },
    ),
  );
  fc.assert(
    fc.property(place, (each) => {
      expect(placeOf(hrefOf(each))).toEqual(each);
    }),
  );
});

test("an address that names no place is none, and a broken one is read as it stands", () => {
  expect(placeOf("")).toBeUndefined();
  expect(placeOf("#elsewhere")).toBeUndefined();
  expect(placeOf("#/%E0%A4%A/zero")).toEqual({ at: "test", test: "%E0%A4%A" });
});

test("half a character in a name does not keep its test from having an address", () => {
  expect(hrefOf({ at: "test", test: "\uD800" })).toBe("#/%EF%BF%BD");
});
