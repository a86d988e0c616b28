import * as v from "valibot";
import { expect, test } from "vitest";
import { compileShape } from "../../src/cassette/compile-shape.ts";

const SHAPES: [what: string, schema: v.GenericSchema, good: unknown[], bad: unknown[]][] = [
  ["a text", v.string(), ["", "a"], [1, null, undefined, ["a"]]],
  ["a number", v.number(), [0, -1.5], ["1", null, undefined]],
  ["anything", v.unknown(), [undefined, null, 1, {}], []],
  ["one value", v.literal(1), [1], ["1", 2, true]],
  ["one of some", v.picklist(["a", "b"]), ["a", "b"], ["c", "", undefined]],
  ["a count", v.pipe(v.number(), v.integer(), v.minValue(0)), [0, 3], [-1, 0.5, "1", Infinity]],
  ["a width", v.pipe(v.number(), v.maxValue(8)), [8, -1], [9, 8.5, "1"]],
  ["a time", v.pipe(v.number(), v.finite()), [0, 1.5], [Infinity, "0"]],
  ["what may be null", v.nullable(v.string()), [null, "a"], [undefined, 1]],
  ["a list", v.array(v.string()), [[], ["a", "b"]], [["a", 1], "a", { 0: "a" }, null]],
  [
    "a pair",
    v.strictTuple([v.string(), v.number()]),
    [["a", 1]],
    [["a"], ["a", "b"], [1, "a"], ["a", 1, 2], "a1"],
  ],
  [
    "a dictionary",
    v.record(v.string(), v.number()),
    [{}, { a: 1 }, []],
    [{ a: "1" }, { a: 1, b: "" }, [""], null, "a"],
  ],
  [
    "an object",
    v.strictObject({ a: v.string(), b: v.optional(v.number()), c: v.number() }),
    [
      { a: "x", c: 1 },
      { c: 1, b: 2, a: "x" },
    ],
    [
      { a: "x" },
      { a: "x", b: 1 },
      { a: 1, c: 1 },
      { a: "x", c: 1, d: 1 },
      { a: "x", b: "1", c: 1 },
      [],
      null,
      "a",
    ],
  ],
  ["one kind or the other", v.union([v.string(), v.number()]), ["a", 1], [null, {}, undefined]],
];

test.each(SHAPES)("%s is told from what is none, as the schema tells it", (_what, schema, good, bad) => {
  const is = compileShape(schema);
  for (const value of good) expect([is(value), v.is(schema, value)]).toEqual([true, true]);
  for (const value of bad) expect([is(value), v.is(schema, value)]).toEqual([false, false]);
});

test("what stands under a type that the format does not use is refused", () => {
  expect(compileShape(v.date())(new Date())).toBe(false);
  expect(compileShape(v.array(v.date()))([new Date()])).toBe(false);
});
