import * as fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalJson, type JsonValue } from "../../../src/formats/json.ts";
import { jsonChanges } from "../../../src/trace/diff/json-changes.ts";
import { jsonValues } from "../../cassette/arbitrary-cassette.ts";

test.each<[string, JsonValue, JsonValue, unknown]>([
  [
    "items without a key",
    { s: [{ v: 1 }, { v: 2 }] },
    { s: [{ v: 9 }, { v: 2 }] },
    [{ path: "s[#0].v", base: 1, head: 9 }],
  ],
  [
    "items with the same key",
    {
      s: [
        { id: "a", v: 1 },
        { id: "a", v: 1 },
      ],
    },
    {
      s: [
        { id: "a", v: 1 },
        { id: "a", v: 2 },
      ],
    },
    [{ path: "s[a~2].v", base: 1, head: 2 }],
  ],
  [
    "an item more and an item less",
    { tools: [{ name: "a" }, { name: "b" }] },
    { tools: [{ name: "b" }, { name: "c" }] },
    [
      { path: "tools[c]", head: { name: "c" } },
      { path: "tools[a]", base: { name: "a" } },
    ],
  ],
  [
    "items in another order",
    { tools: [{ name: "a" }, { name: "b" }] },
    { tools: [{ name: "b" }, { name: "a" }] },
    [{ path: "tools", base: ["a", "b"], head: ["b", "a"], reordered: true }],
  ],
  [
    "items of items in another order",
    { s: [{ id: "a", t: ["x", { id: "b" }, { id: "c" }] }] },
    { s: [{ id: "a", t: ["x", { id: "c" }, { id: "b" }] }] },
    [{ path: "s[a].t", base: ["#0", "b", "c"], head: ["#0", "c", "b"], reordered: true }],
  ],
  [
    "items called as nothing else is",
    {
      s: [
        { id: "item", v: 1 },
        { id: "root", v: 1 },
        { id: ".x", v: 1 },
      ],
    },
    {
      s: [
        { id: "item", v: 2 },
        { id: "root", v: 2 },
        { id: ".x", v: 2 },
      ],
    },
    [
      { path: "s[item].v", base: 1, head: 2 },
      { path: "s[root].v", base: 1, head: 2 },
      { path: "s[.x].v", base: 1, head: 2 },
    ],
  ],
  [
    "items without a name by what they are",
    { tools: [{ type: "web_search", size: "low" }] },
    { tools: [{ type: "web_search", size: "high" }] },
    [{ path: "tools[web_search].size", base: "low", head: "high" }],
  ],
  [
    "functions by their name",
    { tools: [{ type: "function", function: { name: "find" }, strict: true }] },
    { tools: [{ type: "function", function: { name: "find" }, strict: false }] },
    [{ path: "tools[find].strict", base: true, head: false }],
  ],
  ["another type", { a: { b: {} } }, { a: { b: [] } }, [{ path: "a.b", base: {}, head: [] }]],
  [
    "keys that look like paths",
    { "a.b": { "": 1 } },
    { "a.b": { "": 2 } },
    [{ path: '["a.b"][""]', base: 1, head: 2 }],
  ],
  ["whole values", 1, "1", [{ path: "", base: 1, head: "1" }]],
])("%s are told", (_, base, head, changes) => {
  expect(jsonChanges(base, head)).toEqual(changes);
});

test.each(["id", "call_id", "name", "key"])("items are found again by their %s", (name) => {
  const items = (...values: number[]): JsonValue => ({
    s: values.map((v) => ({ type: "x", [name]: `n${v % 2}`, v })),
  });
  expect(jsonChanges(items(1, 2), items(1, 4))).toEqual([{ path: "s[n0].v", base: 2, head: 4 }]);
});

test("items whose names clash with how repeated ones are told apart are told at least as a whole", () => {
  const items = (v: number): JsonValue => [{ id: "a" }, { id: "a~2", v }, { id: "a", v }];
  expect(jsonChanges(items(1), items(2)).length).toBeGreaterThan(0);
});

test("equal values have no change, and others at least one", () => {
  fc.assert(
    fc.property(jsonValues, jsonValues, (a, b) => {
      expect(jsonChanges(a, structuredClone(a))).toEqual([]);
      expect(jsonChanges(a, b).length === 0).toBe(canonicalJson(a) === canonicalJson(b));
    }),
  );
});

const leaves = (value: JsonValue): number =>
  typeof value !== "object" || value === null
    ? 1
    : Object.values(value).reduce<number>((sum, item) => sum + leaves(item), 0);

const mark = (value: JsonValue, place: { left: number }): JsonValue => {
  if (typeof value !== "object" || value === null) return place.left-- === 0 ? { marked: true } : value;
  if (Array.isArray(value)) return value.map((item: JsonValue) => mark(item, place));
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, mark(item, place)]));
};

test("one changed leaf below plain members and items without names is one change", () => {
  const plain = fc.letrec<{ value: JsonValue }>((tie) => ({
    value: fc.oneof(
      { depthSize: "small" },
      fc.integer(),
      fc.array(tie("value"), { maxLength: 4 }),
      fc.dictionary(fc.constantFrom("a", "b.c", "item", "$root", "0"), tie("value")),
    ),
  })).value;
  fc.assert(
    fc.property(plain, fc.nat(), (value, place) => {
      const count = leaves(value);
      fc.pre(count > 0);
      const changes = jsonChanges(value, mark(value, { left: place % count }));
      expect(changes).toHaveLength(1);
      expect(changes[0]?.head).toEqual({ marked: true });
    }),
  );
});
