import { expect, test } from "vitest";
import { changesOf, continueBody } from "../../src/cassette/continued-body.ts";

test("a number whose literal stays goes on untold, one that changes is told", () => {
  const numbers = { "/a": "1.0" };
  const base = { json: { a: 1, b: 1 }, numbers };
  expect(changesOf(base, { json: { a: 1, b: 2 }, numbers })).toStrictEqual({ set: { "/b": 2 } });
  expect(changesOf(base, { json: { a: 1, b: 1 }, numbers: { "/a": "1.00" } })).toStrictEqual({
    numbers: { "/a": "1.00" },
  });
  expect(changesOf(base, { json: { a: 1, b: 1 }, numbers: { ...numbers, "/b": "1e0" } })).toStrictEqual({
    numbers: { "/b": "1e0" },
  });
});

test("the literals of what is taken out or set go with it, those of names that only begin alike stay", () => {
  const base = {
    json: { a: 1, ab: 1, list: [1, { x: 1 }], gone: 1 },
    numbers: { "/a": "1.0", "/ab": "1.0", "/list/1/x": "1.0", "/gone": "1.0" },
  };
  const next = { json: { a: 2, ab: 1, list: [1, 7] }, numbers: { "/ab": "1.0" } };
  const changes = { remove: ["/gone"], set: { "/a": 2, "/list/1": 7 } };
  expect(changesOf(base, next)).toStrictEqual(changes);
  expect(continueBody(base, changes)).toStrictEqual(next);
});

test("a literal that would have to go though its value stays is no continuation", () => {
  expect(changesOf({ json: { a: 1 }, numbers: { "/a": "1.0" } }, { json: { a: 1 } })).toBeUndefined();
});

test("a layout goes on where it stays, and is told where it changes or ends", () => {
  const [compact, wide] = [{ json: [1] }, { json: [1], layout: { indent: 2 } }];
  expect(changesOf(wide, wide)).toStrictEqual({});
  expect(changesOf(compact, wide)).toStrictEqual({ layout: { indent: 2 } });
  expect(changesOf(wide, compact)).toStrictEqual({ layout: null });
  expect(continueBody(wide, {})).toStrictEqual(wide);
  expect(continueBody(wide, { layout: null })).toStrictEqual(compact);
  expect(continueBody(compact, { layout: { indent: 2 } })).toStrictEqual(wide);
});

test("where a body was cut is told of each anew", () => {
  const cut = { json: [1], cuts: [1] };
  expect(changesOf(cut, { json: [1] })).toStrictEqual({});
  expect(changesOf(cut, cut)).toStrictEqual({ cuts: [1] });
  expect(continueBody(cut, {})).toStrictEqual({ json: [1] });
});

test("changes that fit no place are told by their pointer, bodies that share little have none", () => {
  expect(continueBody({ json: {} }, { remove: ["/a"] })).toEqual({ nowhere: "/a" });
  const list = (value: number) => ({ json: Array.from({ length: 30 }, () => value) });
  expect(changesOf(list(1), list(2))).toBeUndefined();
});
