import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { JsonValue } from "../../../src/formats/json-value.ts";
import { expandValues, itemsWith, shareValues } from "../../../src/reporters/html/share-values.ts";

const LONG = "a text that is long enough to be worth a reference";

const throughJson = (value: JsonValue): JsonValue =>
  expandValues(JSON.parse(JSON.stringify(shareValues(value))) as ReturnType<typeof shareValues>);

test("every JSON value comes back as it was", () => {
  const repeated = fc
    .tuple(fc.jsonValue({ noUnicodeString: false }), fc.string())
    .map(([value, text]) => [
      value,
      { $: value, text: LONG },
      { $: 3 },
      [text + LONG, value, { more: LONG }],
    ]);
  fc.assert(
    fc.property(repeated, (value) => {
      const plain = JSON.parse(JSON.stringify(value)) as JsonValue;
      expect(throughJson(plain)).toEqual(plain);
    }),
  );
});

test("what occurs many times is written once, however it is nested", () => {
  const message = { role: "user", parts: [{ type: "text", content: LONG.repeat(20) }] };
  const calls = Array.from({ length: 10 }, (_, index) => ({
    index,
    input: structuredClone([message, message]),
  }));
  const packed = JSON.stringify(shareValues(calls));
  expect(packed.split(LONG.repeat(20))).toHaveLength(2);
  expect(throughJson(calls)).toEqual(calls);
});

test("what is shared is one object when it comes back", () => {
  const [first, second] = throughJson([{ text: LONG }, { text: LONG }]) as [object, object];
  expect(first).toBe(second);
});

test("a member without a value is dropped, as in JSON", () => {
  expect(throughJson({ a: undefined, b: 1 } as never)).toEqual({ b: 1 });
});

test("a text is found in every item that holds it, and in no other", () => {
  const items = [{ text: LONG }, { inner: [{ text: LONG }] }, { text: "short" }, [LONG, "short"], {}];
  const packed = shareValues(items);
  expect(itemsWith(packed, (text) => text.includes("long enough"))).toEqual([0, 1, 3]);
  expect(itemsWith(packed, (text) => text === "short")).toEqual([2, 3]);
  expect(itemsWith(packed, () => false)).toEqual([]);
});
