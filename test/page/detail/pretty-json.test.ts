import * as fc from "fast-check";
import { expect, test } from "vitest";
import { prettyJson } from "../../../src/page/detail/pretty-json.ts";

test("a document is laid out as JavaScript would", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const compact = JSON.stringify(value);
      const isDocument = typeof value === "object" && value !== null;
      expect(prettyJson(compact)).toBe(isDocument ? JSON.stringify(value, null, 2) : compact);
      if (isDocument) expect(prettyJson(JSON.stringify(value, null, 7))).toBe(JSON.stringify(value, null, 2));
    }),
  );
});

test("a number keeps its digits and a text its escapes", () => {
  expect(prettyJson('{"id":12345678901234567890,"at":1.0,"é":"\\u00e9"}')).toBe(
    '{\n  "id": 12345678901234567890,\n  "at": 1.0,\n  "é": "\\u00e9"\n}',
  );
});

test("what is no JSON document stays as it is", () => {
  expect(["data: {}", '"text"', "12", "{", ""].map(prettyJson)).toEqual([
    "data: {}",
    '"text"',
    "12",
    "{",
    "",
  ]);
});
