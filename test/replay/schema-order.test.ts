import { expect, test } from "vitest";
import type { JsonValue } from "../../src/formats/json.ts";
import { reorderedSchemas } from "../../src/replay/schema-order.ts";

const object = (properties: JsonValue): JsonValue => ({ type: "object", properties });

test("a schema whose properties stand in another order is named, inner ones and those in lists too", () => {
  const [one, two] = [object({ a: {}, b: {} }), object({ b: {}, a: {} })];
  expect(reorderedSchemas(one, two)).toEqual(["$.properties"]);
  expect(reorderedSchemas({ tools: [{ p: 1 }, one] }, { tools: [{ p: 1 }, two] })).toEqual([
    "$.tools[1].properties",
  ]);
  expect(reorderedSchemas(object({ in: one, z: {} }), object({ z: {}, in: two }))).toEqual([
    "$.properties",
    "$.properties.in.properties",
  ]);
});

test("equal schemas are not named, nor are other members in another order", () => {
  expect(reorderedSchemas(object({ a: {}, b: {} }), object({ a: {}, b: {} }))).toEqual([]);
  expect(reorderedSchemas({ required: { a: 1, b: 2 } }, { required: { b: 2, a: 1 } })).toEqual([]);
  expect(reorderedSchemas({ properties: [1, 2] }, { properties: [2, 1] })).toEqual([]);
});

test("what stands on one side alone, or as something else on the other, has no order", () => {
  expect(reorderedSchemas({ properties: { a: 1, b: 2 } }, {})).toEqual([]);
  expect(reorderedSchemas({ properties: { a: 1, b: 2 } }, { properties: "b a" })).toEqual([]);
  expect(reorderedSchemas({ a: null }, { a: [] })).toEqual([]);
});
