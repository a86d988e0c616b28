import * as fc from "fast-check";
import { expect, test } from "vitest";
import { applyEdits } from "../../src/cassette/apply-edits.ts";
import { findEdits } from "../../src/cassette/find-edits.ts";
import { jsonValues } from "./arbitrary-cassette.ts";

test("equal values need no edit", () => {
  expect(findEdits({ a: [1] }, { a: [1] })).toStrictEqual({});
});

test("edits name what came, went and changed", () => {
  expect(
    findEdits({ a: 1, b: [1, 2, 3], c: { d: "x" } }, { b: [1, 9], c: { d: "y" }, e: null }),
  ).toStrictEqual({
    remove: ["/a", "/b/2"],
    set: { "/b/1": 9, "/c/d": "y", "/e": null },
  });
  expect(findEdits([1], [1, 2])).toStrictEqual({ append: { "": [2] } });
  expect(findEdits([1, 2, 3], [1])).toStrictEqual({ remove: ["/2", "/1"] });
});

test("a text of 64 characters that goes on is told by its addition, a shorter one in full", () => {
  const [short, long] = ["x".repeat(63), "x".repeat(64)];
  expect(findEdits(long, `${long}y`)).toStrictEqual({ append: { "": "y" } });
  expect(findEdits(short, `${short}y`)).toStrictEqual({ set: { "": `${short}y` } });
  expect(findEdits(long, `y${long}`)).toStrictEqual({ set: { "": `y${long}` } });
});

test("a value that becomes one of another kind is told in full", () => {
  for (const [base, next] of [
    [[], {}],
    [{}, []],
    ["a", ["a"]],
    [1, "1"],
    [null, {}],
    ["x".repeat(64), 5],
  ] as const)
    expect(findEdits(base, next)).toStrictEqual({ set: { "": next } });
});

test("an object whose members change places is told in full, one that gains some behind is not", () => {
  expect(findEdits({ in: { a: 1, b: 2 } }, { in: { b: 2, a: 1 } })).toStrictEqual({
    set: { "/in": { b: 2, a: 1 } },
  });
  expect(findEdits({ in: { a: 1, b: 2 } }, { in: { c: 0, a: 1, b: 2 } })).toStrictEqual({
    set: { "/in": { c: 0, a: 1, b: 2 } },
  });
  expect(findEdits({ in: { a: 1, b: 2 } }, { in: { b: 2, c: 0 } })).toStrictEqual({
    remove: ["/in/a"],
    set: { "/in/c": 0 },
  });
});

test("up to 24 edits are told, more are not", () => {
  const list = (count: number, value: number) => Array.from({ length: count }, () => value);
  const members = (count: number, value: number) =>
    Object.fromEntries(list(count, value).map((each, i) => [`k${i}`, each]));
  for (const make of [list, members]) {
    expect(Object.keys(findEdits(make(24, 1), make(24, 2))?.set ?? {})).toHaveLength(24);
    expect(findEdits(make(25, 1), make(25, 2))).toBeUndefined();
  }
  expect(findEdits(members(25, 1), {})).toBeUndefined();
  expect(findEdits({}, members(25, 1))).toBeUndefined();
  expect(findEdits(list(25, 1), [])).toBeUndefined();
});

test("edits that are found make the one value of the other, in whatever order its members end", () => {
  fc.assert(
    fc.property(jsonValues, jsonValues, (base, next) => {
      const edits = findEdits(base, next);
      if (edits) expect(applyEdits(base, edits)).toEqual({ value: next });
    }),
  );
});
