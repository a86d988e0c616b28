import * as fc from "fast-check";
import { expect, test } from "vitest";
import { bytesOf, chunksOf, jsonOf, storeBody, textOf } from "../../src/cassette/body.ts";
import { printJson } from "../../src/formats/json.ts";
import { jsonValues, layouts, texts } from "./arbitrary-cassette.ts";

const utf8 = (text: string): Uint8Array => Buffer.from(text);
const hexes = (chunks: readonly Uint8Array[]): string[] =>
  chunks.map((chunk) => Buffer.from(chunk).toString("hex"));

const cut = (bytes: Uint8Array, places: readonly number[]): Uint8Array[] => {
  const offsets = [...new Set(places.map((place) => place % (bytes.length + 1)))].toSorted((a, b) => a - b);
  return [0, ...offsets]
    .map((start, i) => bytes.subarray(start, offsets[i] ?? bytes.length))
    .filter((chunk) => chunk.length > 0);
};

const events = fc
  .array(
    fc.tuple(
      fc.constantFrom("data: ", "data:", ": ", "event: "),
      texts,
      fc.constantFrom("\n\n", "\r\n\r\n", "\r"),
    ),
  )
  .map((list) => list.map((parts) => parts.join("")).join(""));

const contents: fc.Arbitrary<Uint8Array> = fc.oneof(
  fc.uint8Array({ maxLength: 200 }),
  fc.tuple(jsonValues, layouts).map(([value, layout]) => utf8(printJson(value, layout))),
  fc.array(jsonValues).map((values) => utf8(values.map((value) => `${JSON.stringify(value)}\n`).join(""))),
  fc.oneof(texts, events).map(utf8),
  jsonValues.map((value) => utf8(`{"a":1,"a":${JSON.stringify(value)},"2":0,"1":0}`)),
);

const types = fc.constantFrom(
  "",
  "application/json; charset=utf-8",
  "text/event-stream",
  "application/x-ndjson",
  "text/plain",
  "application/octet-stream",
);

test("any bytes, cut anywhere, come back in the same chunks", () => {
  fc.assert(
    fc.property(contents, fc.array(fc.nat(), { maxLength: 12 }), types, (bytes, places, type) => {
      const chunks = cut(bytes, places);
      const body = storeBody(chunks, type);
      const kept = JSON.parse(JSON.stringify(body)) as typeof body;
      expect(hexes(chunksOf(kept))).toEqual(hexes(chunks));
      expect(hexes([bytesOf(kept)])).toEqual(hexes([bytes]));
    }),
    { numRuns: 2000 },
  );
});

test("a body without bytes is none", () => {
  expect(storeBody([])).toBeNull();
  expect(storeBody([new Uint8Array()])).toBeNull();
  expect(chunksOf(null)).toEqual([]);
  expect(bytesOf(null)).toHaveLength(0);
  expect(textOf(null)).toBe("");
  expect(jsonOf(null)).toBeUndefined();
});

test("a JSON document stands as JSON, in however many chunks it came", () => {
  expect(storeBody([utf8('{"a":1}')])).toEqual({ json: { a: 1 } });
  expect(storeBody([utf8('[{"a"'), utf8(": 1}]\n")])).toEqual({
    json: [{ a: 1 }],
    layout: { colon: ": ", after: "\n" },
    cuts: [5],
  });
  expect(storeBody([utf8("42")], "application/json")).toEqual({ json: 42 });
});

test("a stream of text is kept a chunk an item", () => {
  const chunks = [utf8("event: message_start\nd"), utf8("ata: {}\n\n")];
  expect(storeBody(chunks, "text/event-stream")).toEqual({
    chunks: ["event: message_start\nd", "ata: {}\n\n"],
  });
  expect(storeBody(chunks)).toEqual({ chunks: ["event: message_start\nd", "ata: {}\n\n"] });
  expect(storeBody([utf8('{"a":1}\n'), utf8('{"a":2}\n')], "application/x-ndjson")).toEqual({
    chunks: ['{"a":1}\n', '{"a":2}\n'],
  });
});

test("a chunk that ends inside a character keeps its bytes", () => {
  const bytes = utf8("data: 👩\n\n");
  const body = storeBody([bytes.subarray(0, 8), bytes.subarray(8)], "text/event-stream");
  expect(body).toEqual({ chunks: [{ base64: "ZGF0YTog8J8=" }, { base64: "kakKCg==" }] });
  expect(textOf(body)).toBe("data: 👩\n\n");
});

test("text in one piece stands in lines, text in pieces that is no stream as lines and cuts", () => {
  expect(storeBody([utf8("data: 1\r\n\r\n")], "text/event-stream")).toEqual({
    text: ["data: 1\r\n", "\r\n"],
  });
  expect(storeBody([utf8("one\ntw"), utf8("o")], "text/plain")).toEqual({
    text: ["one\n", "two"],
    cuts: [6],
  });
});

test("JSON that would not come back to the byte stays text", () => {
  for (const text of [
    '{"a":1,"a":2}',
    '{"b":0,"1":0}',
    '{ "a":1, "b" : 2}',
    '{"a":"\\u0041"}',
    "[".repeat(9000),
  ])
    expect(storeBody([utf8(text)], "application/json")).toEqual({ text: [text] });
});

test("bytes that are not UTF-8 are base64, with the places of their cuts", () => {
  const body = storeBody([Uint8Array.of(255, 0), Uint8Array.of(254)]);
  expect(body).toEqual({ base64: "/wD+", cuts: [2] });
  expect(storeBody([Uint8Array.of(255)])).toStrictEqual({ base64: "/w==" });
  expect(textOf(body)).toBeUndefined();
  expect(jsonOf(body)).toBeUndefined();
});

test("a text that begins as an event stream stands as its events, in one piece too", () => {
  for (const text of ['data: {"a":1}\n\n', 'event: a\ndata: {"a":1}\n\n', ': ping\n\ndata: {"a":1}\n\n'])
    expect(storeBody([utf8(text)])).toEqual({ chunks: [text] });
  expect(storeBody([utf8('x data: {"a":1}\n\n')])).toHaveProperty("text");
});

test.each(["data: 1", "event: a", "id: 1", "retry: 3", ": ping", "\uFEFFdata: 1"])(
  "pieces of a text that begins with %s are kept as they came, whatever its type",
  (start) => {
    expect(storeBody([utf8(`${start}\nda`), utf8("ta: x\n\n")])).toEqual({
      chunks: [`${start}\nda`, "ta: x\n\n"],
    });
  },
);

test.each(["application/x-ndjson", "application/jsonl", "application/json-seq", "application/stream+json"])(
  "pieces of %s are kept as they came",
  (type) => {
    expect(storeBody([utf8("1\n"), utf8("2\n")], type)).toEqual({ chunks: ["1\n", "2\n"] });
    expect(storeBody([utf8("1\n"), utf8("2\n")], "text/plain")).toHaveProperty("text");
  },
);

test("a JSON document is one though it stands after white space or is no list or object where its type says so", () => {
  expect(storeBody([utf8(" \n[1]")], "text/plain")).toHaveProperty("json", [1]);
  expect(storeBody([utf8("true")], "application/problem+json")).toEqual({ json: true });
  expect(storeBody([utf8("true")], "text/plain")).toEqual({ text: ["true"] });
});

test("JSON in a stream's pieces is read where it is one document", () => {
  expect(jsonOf({ chunks: [" ", '{"a"', ":1}"] })).toEqual({ a: 1 });
  expect(jsonOf({ chunks: [{ base64: "WzFd" }] })).toEqual([1]);
  expect(jsonOf({ chunks: ['{"a":1}\n', '{"a":2}\n'] })).toBeUndefined();
  expect(jsonOf({ text: ["-1"] })).toBe(-1);
  expect(jsonOf({ text: ["hello"] })).toBeUndefined();
});

test("the value of a JSON body that had to stay text is read all the same", () => {
  expect(jsonOf(storeBody([utf8('{"a":1,"a":2}')]))).toEqual({ a: 2 });
  expect(jsonOf(storeBody([utf8("data: 1\n\n")]))).toBeUndefined();
});
