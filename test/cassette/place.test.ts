import { expect, test } from "vitest";
import { placeOf, placeOfPath, printPath } from "../../src/cassette/place.ts";

const TEXT = '{\n  "a": [\n    1,\n    { "b": "x\\n" }\n  ]\n}\n';

test("an offset is told by its line and column, from 1", () => {
  expect(placeOf(TEXT, 0)).toBe(":1:1");
  expect(placeOf(TEXT, 1)).toBe(":1:2");
  expect(placeOf(TEXT, 2)).toBe(":2:1");
  expect(placeOf(TEXT, TEXT.indexOf('"b"'))).toBe(":4:7");
  expect(placeOf(TEXT, TEXT.length)).toBe(":7:1");
  expect(placeOf("", 0)).toBe(":1:1");
});

test("a value is told where it begins, one that is not there by its nearest parent", () => {
  expect(placeOfPath(TEXT, ["a", 0])).toBe(":3:5");
  expect(placeOfPath(TEXT, ["a", 1, "b"])).toBe(":4:12");
  expect(placeOfPath(TEXT, ["a", 1, "c", "d"])).toBe(":4:5");
  expect(placeOfPath(TEXT, ["a", 7])).toBe(":2:8");
  expect(placeOfPath(TEXT, ["b"])).toBe(":1:1");
  expect(placeOfPath(TEXT, [])).toBe(":1:1");
});

test("a path is printed as JSON path", () => {
  expect(printPath(["interactions", 3, "request"])).toBe("$.interactions[3].request");
  expect(printPath(["x-y", "a1", "_b", "1a", ""])).toBe('$["x-y"].a1._b["1a"][""]');
  expect(printPath([])).toBe("$");
});
