import * as fc from "fast-check";
import { expect, test } from "vitest";
import { printPointer, readPointer } from "../../src/formats/json-pointer.ts";
import { scanJson } from "../../src/formats/json-scan.ts";
import { jsonValues, layouts, texts } from "../cassette/arbitrary-cassette.ts";
import { printJson, type JsonValue } from "../../src/formats/json.ts";

const isValid = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

const damaged = fc
  .tuple(
    jsonValues,
    layouts,
    fc.nat(),
    fc.nat({ max: 3 }),
    fc.constantFrom("", ",", "]", "}", '"', "\\", "1", "0", "-", ".", "e", "\n", "\u0000", "x"),
  )
  .map(([value, layout, place, length, more]) => {
    const text = printJson(value, { ...layout, before: "" });
    const at = place % (text.length + 1);
    return text.slice(0, at) + more + text.slice(at + length);
  });

test("a text has a mistake where, and only where, JavaScript's parser refuses it", () => {
  fc.assert(
    fc.property(damaged, (text) => {
      expect(scanJson(text) === -1).toBe(isValid(text));
    }),
    { numRuns: 3000 },
  );
});

test("a text that breaks off has its mistake at its end", () => {
  const text = JSON.stringify({ a: [1, "b", { c: null }], d: "e\\f" });
  for (let length = 1; length < text.length; length++) {
    const start = text.slice(0, length);
    const isInWord = /(?:n|nu|nul)$/.test(start);
    const isInEscape = start.endsWith("\\") && !start.endsWith("\\\\");
    if (!isInWord && !isInEscape) expect(scanJson(start)).toBe(length);
  }
});

test("the mistake is where it stands", () => {
  expect(scanJson('{"a": 1,}')).toBe(8);
  expect(scanJson('{"a" 1}')).toBe(5);
  expect(scanJson("[1 2]")).toBe(3);
  expect(scanJson('["a\nb"]')).toBe(3);
  expect(scanJson("[01]")).toBe(2);
  expect(scanJson("{} x")).toBe(3);
  expect(scanJson("")).toBe(0);
});

test("every value is seen at its path", () => {
  fc.assert(
    fc.property(jsonValues, (value) => {
      const text = JSON.stringify(value);
      scanJson(text, (path, start, end) => {
        let found: JsonValue | undefined = value;
        for (const step of path) found = (found as Record<string | number, JsonValue>)[step];
        const isContainer = typeof found === "object" && found !== null;
        expect(text.slice(start, end)).toBe(
          isContainer ? (Array.isArray(found) ? "[" : "{") : JSON.stringify(found),
        );
      });
    }),
  );
});

test("a pointer leads back to the steps it was printed from", () => {
  fc.assert(
    fc.property(fc.array(texts), (steps) => {
      expect(readPointer(printPointer(steps))).toEqual(steps);
    }),
  );
  expect(printPointer(["a/b", 0, "~1"])).toBe("/a~1b/0/~01");
});
