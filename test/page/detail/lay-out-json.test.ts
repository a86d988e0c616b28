import * as fc from "fast-check";
import { expect, test } from "vitest";
import { isJsonDocument, layOutJson, startOf } from "../../../src/page/detail/lay-out-json.ts";

const laidOut = (text: string): string => [...layOutJson(text)].join("");

test("a document is laid out as JavaScript would", () => {
  fc.assert(
    fc.property(fc.oneof(fc.array(fc.jsonValue()), fc.dictionary(fc.string(), fc.jsonValue())), (value) => {
      for (const indent of [0, 7])
        expect(laidOut(JSON.stringify(value, null, indent))).toBe(JSON.stringify(value, null, 2));
    }),
  );
});

test("a number keeps its digits and a text its escapes", () => {
  expect(laidOut('{"id":12345678901234567890,"at":1.0,"é":"\\u00e9"}')).toBe(
    '{\n  "id": 12345678901234567890,\n  "at": 1.0,\n  "é": "\\u00e9"\n}',
  );
});

test("objects and arrays are documents, and nothing else is", () => {
  expect(['{"a":1}', " [1]"].map(isJsonDocument)).toEqual([true, true]);
  expect(["data: {}", '"text"', "12", "{", ""].filter(isJsonDocument)).toEqual([]);
});

test("a long document comes in slices of whole lines, and no more of it is laid out than is asked for", () => {
  const value = Array.from({ length: 5000 }, (_, index) => ({ index, text: "some words" }));
  const slices = [...layOutJson(JSON.stringify(value))];
  expect(slices.join("")).toBe(JSON.stringify(value, null, 2));
  expect(slices.length).toBeGreaterThan(10);
  for (const slice of slices.slice(0, -1)) expect(slice).toMatch(/\n$/);
  for (const slice of layOutJson(JSON.stringify(["x".repeat(1e6)])))
    expect(slice.length).toBeLessThan(20_000);
  const taken: string[] = [];
  const seen = Iterator.from(slices).map((slice) => (taken.push(slice), slice));
  const { start, isWhole } = startOf(seen, 15_000);
  expect([isWhole, slices.join("").startsWith(start)]).toEqual([false, true]);
  expect(start.length).toBeGreaterThanOrEqual(15_000);
  expect(taken.join("").length).toBeLessThan(50_000);
  expect(startOf(slices, Infinity)).toEqual({ start: slices.join(""), isWhole: true });
});
