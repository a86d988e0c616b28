import * as fc from "fast-check";
import { isDeepStrictEqual } from "node:util";
import { expect, test } from "vitest";
import { printJson, readJson } from "../../src/formats/json.ts";
import { jsonValues, layouts } from "../cassette/arbitrary-cassette.ts";

const again = (text: string): string | undefined => {
  const read = readJson(text);
  return read && printJson(read.value, read.layout, read.numbers);
};

test("what JavaScript prints is read without a note beside it", () => {
  fc.assert(
    fc.property(jsonValues, (value) => {
      expect(isDeepStrictEqual(readJson(JSON.stringify(value)), { value })).toBe(true);
    }),
  );
});

test("a text in any layout is given back to the character, or refused", () => {
  let read = 0;
  fc.assert(
    fc.property(jsonValues, layouts, (value, layout) => {
      const text = printJson(value, layout);
      if (readJson(text)) read++;
      expect(again(text) ?? text).toBe(text);
    }),
    { numRuns: 500 },
  );
  expect(read).toBeGreaterThan(400);
});

test("a document that is indented beyond measure stays text", () => {
  const indented = (width: number): string => `[\n${" ".repeat(width)}1\n]`;
  expect(again(indented(64))).toBe(indented(64));
  expect(readJson(indented(65))).toBeUndefined();
});

const spaces = fc.constantFrom("", "", "", " ", "\n", "\t", "  ");
const literals = fc.oneof(
  fc.constantFrom(
    "1.0",
    "-0",
    "-0.0",
    "1e5",
    "1E+2",
    "0.10",
    "1e400",
    "-1e999",
    "9007199254740993",
    "12345678901234567890",
  ),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => JSON.stringify(n)),
);
const names = fc.constantFrom('"a"', '"b"', '"__proto__"', '"1"', '"0"', '"\\u0061"', '"a~/b"', '""');
const oddTexts = fc.letrec<{ text: string }>((tie) => ({
  text: fc.oneof(
    { depthSize: "small" },
    literals,
    names,
    fc.constantFrom("null", "true", '"\\/"', '"\\u003c"', '"é"', '"\\u00e9"'),
    fc
      .tuple(spaces, fc.array(fc.tuple(spaces, tie("text"), spaces), { maxLength: 3 }))
      .map(([open, items]) =>
        items.length === 0 ? `[${open}]` : `[${items.map((parts) => parts.join("")).join(",")}]`,
      ),
    fc
      .array(fc.tuple(spaces, names, spaces, tie("text"), spaces), { maxLength: 3 })
      .map(
        (members) => `{${members.map(([a, key, b, value, c]) => `${a}${key}${b}:${value}${c}`).join(",")}}`,
      ),
  ),
})).text;

test("no valid text, however odd, comes back otherwise than it was", () => {
  fc.assert(
    fc.property(oddTexts, (text) => {
      JSON.parse(text);
      expect(again(text) ?? text).toBe(text);
      const value = readJson(text)?.value ?? null;
      expect(isDeepStrictEqual(JSON.parse(JSON.stringify(value)), value)).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

test("number literals are noted by pointer where JavaScript prints them otherwise", () => {
  expect(readJson('{"t":1.0,"n":[1,9007199254740993],"a/b~c":{"x":1E5}}')).toEqual({
    value: { t: 1, n: [1, 9007199254740992], "a/b~c": { x: 100000 } },
    numbers: { "/t": "1.0", "/n/1": "9007199254740993", "/a~1b~0c/x": "1E5" },
  });
  expect(readJson("[1e400,-0]")).toEqual({
    value: [Number.MAX_VALUE, 0],
    numbers: { "/0": "1e400", "/1": "-0" },
  });
});

test.each([
  ["Python's spaces", '{"a": [1, 2], "b": {}}', { comma: ", ", colon: ": " }],
  ["an indent", '{\n  "a": [\n    1\n  ],\n  "b": {}\n}', { indent: 2 }],
  ["tabs", '[\n\t{\n\t\t"a": 1\n\t}\n]', { indent: "\t" }],
  ["keep-alive lines before", '\n         \n{"a":1}', { before: "\n         \n" }],
  ["a newline after", '{"a":1}\n', { after: "\n" }],
  ["escaped letters", '{"a":"\\u00e9\\ud83d\\ude00"}', { escapes: ["ascii"] }],
  ["Go's escapes", '{"a":"\\u003cb\\u003e \\u0026"}', { escapes: ["html"] }],
  ["Go's line separators", '{"a":"\\u2028 é"}', { escapes: ["html"] }],
  ["escaped slashes", '{"a":"https:\\/\\/x"}', { escapes: ["slash"] }],
])("%s are noted as layout", (_, text, layout) => {
  expect(readJson(text)?.layout).toEqual(layout);
  expect(again(text)).toBe(text);
});

test.each([
  ["duplicate keys", '{"a":1,"a":2}'],
  ["keys that JavaScript would sort", '{"b":1,"1":2}'],
  ["irregular white space", '{"a":1, "b" :2}'],
  ["needless escapes", '"\\u0041"'],
  ["depth without end", "[".repeat(2000) + "]".repeat(2000)],
  ["no JSON", "data: {}"],
  ["nothing", ""],
  ["white space", " \n"],
])("%s: not read", (_, text) => {
  expect(readJson(text)).toBeUndefined();
});
