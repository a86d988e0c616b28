import { expect, test } from "vitest";
import { applyEdits, type Edits } from "../../src/cassette/apply-edits.ts";
import type { JsonValue } from "../../src/formats/json.ts";

const BASE = { list: [{ a: 1 }, "two", [3]], text: "ab", "x/y~z": null };

const value = (edits: Edits, base: JsonValue = BASE): unknown => {
  const applied = applyEdits(base, edits);
  return "value" in applied ? applied.value : applied.nowhere;
};

test("what is taken out is gone, members and items, later items first", () => {
  expect(value({ remove: ["/text", "/list/2", "/list/0", "/x~1y~0z"] })).toEqual({ list: ["two"] });
});

test("what is set stands there, in place of a value or beside the others", () => {
  expect(value({ set: { "/list/0/a": 2, "/list/1": [], "/new": { b: 1 } } })).toEqual({
    ...BASE,
    list: [{ a: 2 }, [], [3]],
    new: { b: 1 },
  });
  expect(value({ set: { "": 7 } })).toBe(7);
});

test("what is appended stands at the end, of lists and of texts", () => {
  expect(value({ append: { "/list": [4, 5], "/list/2": [6], "/text": "c" } })).toEqual({
    ...BASE,
    list: [{ a: 1 }, "two", [3, 6], 4, 5],
    text: "abc",
  });
});

test("it is taken out first, then set, then appended", () => {
  const edits = { append: { "/text": "!" }, set: { "/text": "new" }, remove: ["/text"] };
  expect(value(edits)).toEqual({ list: BASE.list, "x/y~z": null, text: "new!" });
});

test("the value that is changed stays as it was, and what is not touched is shared", () => {
  const before = structuredClone(BASE);
  const changed = value({ set: { "/text": "c" } }) as typeof BASE;
  expect(BASE).toEqual(before);
  expect(changed.list).toBe(BASE.list);
});

test("a name that every object has is a member like any other", () => {
  const changed = value({ set: { "/__proto__": 1 } }, {}) as object;
  expect(Object.keys(changed)).toEqual(["__proto__"]);
  expect(value({ set: { "/constructor/name": 1 } }, {})).toBe("/constructor/name");
  expect(value({ remove: ["/toString"] }, {})).toBe("/toString");
});

test.each<[string, Edits]>([
  ["/none", { remove: ["/none"] }],
  ["/list/3", { remove: ["/list/3"] }],
  ["/list/3", { set: { "/list/3": 1 } }],
  ["/list/-", { set: { "/list/-": 1 } }],
  ["/list/01", { set: { "/list/01": 1 } }],
  ["/list/0x1", { set: { "/list/0x1": 1 } }],
  ["/list/9/a", { set: { "/list/9/a": 1 } }],
  ["/text/0", { set: { "/text/0": 1 } }],
  ["/none/a", { set: { "/none/a": 1 } }],
  ["/text", { append: { "/text": ["c"] } }],
  ["/list", { append: { "/list": "c" } }],
  ["/list/0", { append: { "/list/0": ["c"] } }],
  ["/none", { append: { "/none": "c" } }],
  ["", { remove: [""] }],
])("%s leads nowhere with %j", (nowhere, edits) => {
  expect(value(edits)).toBe(nowhere);
});

test("an item far down a long list is found", () => {
  const list = Array.from({ length: 12 }, (_, i) => i);
  expect(value({ set: { "/10": "ten" } }, list)).toEqual(list.with(10, "ten" as never));
});
