import { expect, test } from "vitest";
import { pretty } from "../../src/cassette/pretty.ts";
import type { JsonValue } from "../../src/formats/json.ts";

const lines = (value: JsonValue, pad = ""): string[] => pretty(value, pad).split("\n");

test("scalars stand as JSON has them", () => {
  expect([null, true, 1.5, 'a"b'].map((value) => pretty(value, ""))).toEqual([
    "null",
    "true",
    "1.5",
    '"a\\"b"',
  ]);
});

test("short lists and objects of scalars stand on one line", () => {
  expect(pretty([1, "a", null], "")).toBe('[1, "a", null]');
  expect(pretty({ a: 1, b: "c" }, "")).toBe('{ "a": 1, "b": "c" }');
  expect(pretty([], "")).toBe("[]");
  expect(pretty({}, "")).toBe("{}");
});

test("a line of 72 characters is short enough, one of 73 is not", () => {
  const list = (length: number) => ["x".repeat(length - 4)];
  expect(lines(list(72))).toHaveLength(1);
  expect(lines(list(73))).toHaveLength(3);
  const object = (length: number) => ({ a: "x".repeat(length - 11) });
  expect(lines(object(72))).toHaveLength(1);
  expect(lines(object(73))).toHaveLength(3);
});

test("up to twelve items and six members stand on one line, more have a line each", () => {
  const list = (count: number) => Array.from({ length: count }, () => "a");
  expect([lines(list(12)).length, lines(list(13)).length]).toEqual([1, 15]);
  const object = (count: number) => Object.fromEntries(list(count).map((each, i) => [`${i}`, each]));
  expect([lines(object(6)).length, lines(object(7)).length]).toEqual([1, 9]);
});

test("what holds lists or objects has a line for each item, indented by two more", () => {
  expect(lines({ a: [{ b: 1 }, ["c"]], d: {} }, "    ")).toEqual([
    "{",
    '      "a": [',
    '        { "b": 1 },',
    '        ["c"]',
    "      ],",
    '      "d": {}',
    "    }",
  ]);
});

test("numbers stand on one line, however many; with one item that is none they do not", () => {
  const numbers = Array.from({ length: 100 }, (_, i) => i);
  expect(lines(numbers)).toHaveLength(1);
  expect(lines([...numbers, "a"]).length).toBe(103);
});
