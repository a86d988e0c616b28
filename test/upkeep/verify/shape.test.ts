import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { JsonValue } from "../../../src/formats/json.ts";
import { compareShapes, shapeOf } from "../../../src/upkeep/verify/shape.ts";

const changes = (base: JsonValue, head: JsonValue) => compareShapes(shapeOf([base]), shapeOf([head]));

const NONE = { added: [], removed: [], retyped: [] };

const json = fc.jsonValue() as fc.Arbitrary<JsonValue>;

test("a document has the shape of itself", () => {
  fc.assert(
    fc.property(json, (value) => {
      expect(changes(value, value)).toEqual(NONE);
    }),
  );
});

test("what one side lacks the other has newly", () => {
  fc.assert(
    fc.property(json, json, (a, b) => {
      const [there, back] = [changes(a, b), changes(b, a)];
      expect(there.added).toEqual(back.removed);
      expect(there.removed).toEqual(back.added);
      expect(there.retyped).toHaveLength(back.retyped.length);
    }),
  );
});

test("values are no part of a shape, and neither is how many items a list has", () => {
  const short = { id: "a", items: [{ n: 1 }] };
  expect(changes(short, { id: "b", items: [{ n: 2 }, { n: 3 }, { n: 4 }] })).toEqual(NONE);
  expect(changes(short, { id: "b", items: [] })).toEqual(NONE);
});

test("a key that is gone, one that came and one of another type are told with their places", () => {
  const base = { a: { gone: 1, kept: "x" }, items: [{ n: 1 }] };
  const head = { a: { came: 1, kept: 2 }, items: [{ n: "1" }] };
  expect(changes(base, head)).toEqual({
    added: ["a.came"],
    removed: ["a.gone"],
    retyped: ["a.kept: string → number", "items[].n: number → string"],
  });
});

test("null stands for any type", () => {
  expect(changes({ a: null }, { a: "text" })).toEqual(NONE);
});

test("what is of several kinds is compared kind with kind", () => {
  const text = { type: "text", text: "Hello" };
  const tool = { type: "tool_use", id: "t1", name: "find" };
  expect(changes({ content: [text] }, { content: [tool] })).toEqual(NONE);
  expect(changes({ content: [text, tool] }, { content: [{ type: "text" }] }).removed).toEqual([
    "content[text].text",
  ]);
  expect(changes({ item: text }, { item: tool })).toEqual(NONE);
});

test("arguments that a model makes up have no shape that could drift", () => {
  expect(changes({ args: { city: "Kiel" } }, { args: { place: "Kiel" } })).toEqual(NONE);
});
