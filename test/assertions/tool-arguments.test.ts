import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { JsonValue } from "../../src/formats/json.ts";
import { argumentDifferences, type ArgumentOptions } from "../../src/assertions/tool-arguments.ts";

const fits = (actual: JsonValue, expected: unknown, options?: ArgumentOptions) =>
  argumentDifferences(actual, expected, options).length === 0;

const given = { order: 7, filter: { by: "date", desc: true }, ids: [1, 2] };

describe("modes", () => {
  test.each([
    ["exact", { ...given }, true],
    ["exact", { order: 7 }, false],
    ["superset", { order: 7 }, true],
    ["superset", { filter: { by: "date" } }, true],
    ["superset", { filter: { by: "name" } }, false],
    ["superset", { order: 7, more: 1 }, false],
    ["superset", { ids: [1] }, false],
    ["subset", { ...given, more: 1, filter: { ...given.filter, deep: 1 } }, true],
    ["subset", { order: 7 }, false],
    ["ignore", { nothing: true }, true],
  ] as const)("%s against %j: %s", (mode, expected, fit) => {
    expect(fits(given, expected, { mode })).toBe(fit);
  });

  test("what is equal fits in every mode, in any order of keys", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const json = JSON.parse(JSON.stringify(value)) as JsonValue;
        for (const mode of ["exact", "subset", "superset", "ignore"] as const)
          expect(fits(json, structuredClone(json), { mode })).toBe(true);
      }),
    );
  });

  test("subset is superset the other way round", () => {
    const json = fc.jsonValue({ maxDepth: 3 }).map((value) => JSON.parse(JSON.stringify(value)) as JsonValue);
    fc.assert(
      fc.property(json, json, (a, b) => {
        expect(fits(a, b, { mode: "subset" })).toBe(fits(b, a, { mode: "superset" }));
      }),
    );
  });
});

test("what expect.any and its like stand for fits, at any depth", () => {
  expect(fits(given, { ...given, order: expect.any(Number), ids: [expect.anything(), 2] })).toBe(true);
  const [difference] = argumentDifferences(given, { ...given, order: expect.any(String) });
  expect(difference).toMatchObject({ path: "$.order", recorded: "Any<String>", today: 7 });
});

test("ignored paths do not count on either side, with and without their root", () => {
  expect(fits(given, { ids: [1, 2], filter: { by: "name" }, order: 7 }, { ignore: ["$.filter"] })).toBe(true);
  expect(fits(given, { ...given, ids: [9, 9], order: 8 }, { ignore: ["ids[*]", "order"] })).toBe(true);
});

test("a function tells for itself, and nothing expected is anything", () => {
  expect(fits(given, (args: typeof given) => args.order === 7)).toBe(true);
  expect(fits(given, () => false)).toBe(false);
  expect(fits(given, undefined)).toBe(true);
});

test("arguments that are no JSON are compared as the text they are", () => {
  expect(fits('{"order":', '{"order":')).toBe(true);
  expect(fits('{"order":', { order: 7 })).toBe(false);
});

test("names that every object inherits are names like others", () => {
  expect(fits({}, { toString: expect.anything() })).toBe(false);
  expect(fits({}, { constructor: expect.any(Function) })).toBe(false);
  expect(fits(JSON.parse('{"__proto__":{"a":1}}') as JsonValue, JSON.parse('{"__proto__":{"a":1}}'))).toBe(
    true,
  );
  expect(fits(JSON.parse('{"__proto__":{"a":1}}') as JsonValue, {})).toBe(false);
  expect(fits({}, JSON.parse('{"__proto__":{"a":1}}'), { mode: "superset" })).toBe(false);
  expect(fits({ toString: "x" }, {})).toBe(false);
  expect(fits({}, { toString: "x" })).toBe(false);
});

test("an expression stands for texts it is found in", () => {
  expect(fits({ order: "BK-4711", n: 7 }, { order: /^BK-\d+$/, n: 7 })).toBe(true);
  expect(fits({ order: "4711" }, { order: /^BK-/ })).toBe(false);
  expect(fits({ order: 4711 }, { order: /4711/ })).toBe(false);
  expect(fits({}, { order: /.*/ })).toBe(false);
});

test("a member whose name is a number is no item of a list", () => {
  expect(fits({ 7: "a", 8: "b" }, { 7: "a" }, { mode: "superset" })).toBe(true);
  expect(fits({ 7: "a" }, { 7: "a", 8: "b" }, { mode: "subset" })).toBe(true);
});
