import * as fc from "fast-check";
import { expect, test } from "vitest";
import { storeBody } from "../../../src/cassette/body.ts";
import { arrayEvents } from "../../../src/trace/exchange/array-events.ts";

const objects = fc.array(fc.dictionary(fc.string(), fc.jsonValue()), { maxLength: 5 });

test("the objects of an array are events, and those of one that breaks off that are whole", () => {
  fc.assert(
    fc.property(objects, fc.constantFrom(0, 2), fc.nat(), (list, indent, cut) => {
      const text = JSON.stringify(list, null, indent);
      const items = JSON.parse(text) as unknown[];
      const read = arrayEvents(storeBody([Buffer.from(text)], "application/json"));
      expect(read.map(({ data }) => data)).toEqual(items);
      const seen = text.slice(0, cut % (text.length + 1));
      const whole = arrayEvents(storeBody([Buffer.from(seen)], "application/json")).map(({ data }) => data);
      expect(whole).toEqual(items.slice(0, whole.length));
      const ended = read.filter(({ end }) => end <= Buffer.from(seen).toString().length);
      expect(whole).toHaveLength(ended.length);
    }),
  );
});

test("an array that breaks off inside a character keeps the objects before", () => {
  const bytes = Buffer.from('[{"said":"caf"},{"said":"é"}]');
  const body = storeBody([bytes.subarray(0, bytes.length - 4)], "application/json");
  expect(arrayEvents(body).map(({ data }) => data)).toEqual([{ said: "caf" }]);
});

test("what is no array has none", () => {
  expect(arrayEvents(storeBody([Buffer.from('{"a":[{}]}')], "application/json"))).toEqual([]);
  expect(arrayEvents(null)).toEqual([]);
});
