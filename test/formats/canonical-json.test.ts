import * as fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalJson, isJsonObject, printJson, readJson, type JsonValue } from "../../src/formats/json.ts";
import { jsonValues, layouts } from "../cassette/arbitrary-cassette.ts";

const canonical = (text: string): string => {
  const { value, numbers } = readJson(text) ?? { value: JSON.parse(text.trim()) as JsonValue };
  return canonicalJson(value, numbers);
};

const reversed = (value: JsonValue): JsonValue => {
  if (Array.isArray(value)) return value.map(reversed);
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, item]) => [key, reversed(item)]),
  );
};

test("order of keys and layout do not show", () => {
  fc.assert(
    fc.property(jsonValues, layouts, (value, layout) => {
      expect(canonical(printJson(value, layout))).toBe(canonicalJson(value));
      expect(canonicalJson(reversed(value))).toBe(canonicalJson(value));
    }),
  );
});

test("what it prints is JSON of the same value, and canonical itself", () => {
  fc.assert(
    fc.property(jsonValues, (value) => {
      const text = canonicalJson(value);
      expect(canonicalJson(JSON.parse(text) as JsonValue)).toBe(text);
      expect(JSON.stringify(JSON.parse(text))).toBe(
        JSON.stringify(JSON.parse(canonicalJson(reversed(value)))),
      );
    }),
  );
});

test("order of items and every value count", () => {
  const texts = [
    "[1,2]",
    "[2,1]",
    '["1",2]',
    "[1,2,null]",
    "{}",
    "[]",
    '{"a":1}',
    '{"a":true}',
    '{"a":"1"}',
    '{"A":1}',
  ];
  expect(new Set(texts.map(canonical)).size).toBe(texts.length);
});

test("one number is one text, however it was written", () => {
  for (const same of [
    ["1", "1.0", "1e0", "10e-1", "0.1E1"],
    ["0", "-0", "0.0", "0e9", "-0.00"],
    ["100000", "1e5", "1E+5", "100000.000"],
    ["0.00001", "1e-05", "1e-5"],
    ["9007199254740993", "9007199254740993.0", "9.007199254740993e15"],
    ["1e400", "10e399", "1.0E400"],
  ])
    expect(new Set(same.map((literal) => canonical(`[${literal}]`))).size).toBe(1);
});

test("numbers that a double cannot tell apart stay apart", () => {
  const literals = [
    "9007199254740992",
    "9007199254740993",
    "9007199254740994",
    "0.1",
    "0.10000000000000000001",
    "1e400",
    "1e401",
    "-1e400",
  ];
  expect(new Set(literals.map((literal) => canonical(`[${literal}]`))).size).toBe(literals.length);
});

test("lone surrogates are told apart and kept out of the text", () => {
  expect(canonicalJson("\ud800")).toBe('"\\ud800"');
  expect(canonicalJson("\ud800")).not.toBe(canonicalJson("\udc00"));
});
