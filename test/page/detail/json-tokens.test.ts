import * as fc from "fast-check";
import { expect, test } from "vitest";
import { jsonTokens } from "../../../src/page/detail/json-tokens.ts";

const joined = (text: string): string =>
  jsonTokens(text)
    .map(({ text }) => text)
    .toArray()
    .join("");

test("the pieces of any text joined give the text", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: "binary" }), fc.json()), (text) => {
      expect(joined(text)).toBe(text);
    }),
  );
});

test.each(['{"a": "cut off', '{"a": "cut \\"off', '{"a": "cut off\\'])(
  "a text that is cut inside a string ends with it: %s",
  (text) => {
    expect(jsonTokens(text).toArray().at(-1)).toEqual({ kind: "string", text: text.slice(6) });
  },
);

test("keys, texts, numbers and words are told from one another", () => {
  const kinds = jsonTokens('{"a": "b: \\"c\\"", "n": -1.5e3, "t": true}')
    .filter(({ kind }) => kind !== "punctuation")
    .map(({ kind, text }) => `${kind} ${text}`)
    .toArray();
  expect(kinds).toEqual([
    'key "a":',
    'string "b: \\"c\\""',
    'key "n":',
    "number -1.5e3",
    'key "t":',
    "word true",
  ]);
});
