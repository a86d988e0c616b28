import * as fc from "fast-check";
import { expect, test } from "vitest";
import { bytesOf, chunksOf, storeBody } from "../../src/cassette/body.ts";
import { renameTokens, type Renamed } from "../../src/replay/rename-tokens.ts";

const renamed = new Map([
  ["call_recorded1", "call_today1"],
  ["2026-01-01T00:00:00Z", "2026-07-01T00:00:00Z"],
]);

const rename = (text: string, type = "application/json"): Renamed & { text: string } => {
  const result = renameTokens(storeBody([Buffer.from(text)], type), type, renamed);
  return { ...result, text: Buffer.from(bytesOf(result.body)).toString() };
};

test("a token inside a JSON string becomes today's, all else stays to the byte", () => {
  const { text, kept } = rename('{"a" : "id call_recorded1, at 2026-01-01T00:00:00Z",\n "ü":1.0}');
  expect(text).toBe('{"a" : "id call_today1, at 2026-07-01T00:00:00Z",\n "ü":1.0}');
  expect(kept).toEqual([]);
});

test("a token inside JSON that stands in a string is replaced too", () => {
  expect(rename(String.raw`{"arguments":"{\"id\":\"call_recorded1\"}"}`).text).toContain(
    String.raw`\"call_today1\"`,
  );
});

test.each([
  ["a longer word", '{"a":"xcall_recorded1"}'],
  ["a key", '{"call_recorded1":1}'],
  ["a signature", '{"signature":"call_recorded1"}'],
  ["signed thinking", '{"thinking":"the id is call_recorded1","signature":"EqQB"}'],
])("a token in %s stays", (_place, text) => {
  expect(rename(text).text).toBe(text);
});

test("lines of an event stream are replaced one by one, comments are left alone", () => {
  const stream = ': call_recorded1\ndata: {"id":"call_recorded1"}\n\ndata: plain call_recorded1\n\n';
  expect(rename(stream, "text/event-stream").text).toBe(
    ': call_recorded1\ndata: {"id":"call_today1"}\n\ndata: plain call_today1\n\n',
  );
});

test("the longest of the tokens that begin alike is replaced", () => {
  const more = new Map([...renamed, ["call_recorded1-b", "call_other"]]);
  const body = storeBody([Buffer.from('{"a":"call_recorded1-b call_recorded1"}')], "application/json");
  const result = renameTokens(body, "application/json", more);
  expect(Buffer.from(bytesOf(result.body)).toString()).toBe('{"a":"call_other call_today1"}');
});

test.each([
  ["after an escaped line break", String.raw`{"a":"x\ncall_recorded1"}`, true],
  ["after an escaped backslash", String.raw`{"a":"x\\call_recorded1"}`, true],
  ["before a letter", '{"a":"call_recorded1x"}', false],
  ["after a digit", '{"a":"1call_recorded1"}', false],
  ["after other strings and keys", '{ "k" : "v", "signature":"s", "x" :"call_recorded1"}', true],
  ["in a text that is no JSON", "call_recorded1", false],
  ["in JSON that breaks off inside the string", '{"a":"call_recorded1', false],
  ["in a list", ' [1, "call_recorded1"]', true],
])("a token %s: whether it is replaced", (_where, text, isReplaced) => {
  expect(rename(text).text).toBe(isReplaced ? text.replace("call_recorded1", "call_today1") : text);
});

test.each(["signature", "thinking", "thoughtSignature", "thought_signature", "encrypted_content"])(
  "what stands under %s stays, and what stands under the next name is replaced",
  (name) => {
    const text = `{"${name}":"call_recorded1","id":"call_recorded1"}`;
    expect(rename(text).text).toBe(`{"${name}":"call_recorded1","id":"call_today1"}`);
  },
);

test("a body that holds no token stays the very same", () => {
  const body = storeBody([Buffer.from('{"a":1}')], "application/json");
  expect(renameTokens(body, "", renamed)).toEqual({ body, kept: [] });
  expect(renameTokens(body, "", renamed).body).toBe(body);
  expect(renameTokens(body, "", new Map()).body).toBe(body);
  expect(renameTokens(null, "", renamed)).toEqual({ body: null, kept: [] });
});

test("a token in pieces is told once, one that was replaced beside it not", () => {
  const piece = 'data: {"delta":"call_rec"}\n\ndata: {"delta":"orded1 "}\n\n';
  expect(rename(piece + piece, "text/event-stream").kept).toEqual(["call_recorded1"]);
  const whole = 'data: {"delta":"call_recorded1 "}\n\n';
  expect(rename(whole + whole, "text/event-stream").kept).toEqual([]);
});

test("a token that is streamed in pieces stays, and is told", () => {
  const stream = 'data: {"delta":"call_rec"}\n\ndata: {"delta":"orded1 ok"}\n\n';
  expect(rename(stream, "text/event-stream")).toMatchObject({ text: stream, kept: ["call_recorded1"] });
});

test("a binary body stays, and what it holds is told", () => {
  const bytes = Buffer.concat([Buffer.from([0xff, 0x00]), Buffer.from('"call_recorded1"')]);
  const body = storeBody([bytes], "application/vnd.amazon.eventstream");
  expect(renameTokens(body, "", renamed)).toEqual({ body, kept: ["call_recorded1"] });
});

test("the pieces stay cut where they were, and inside a token as far from its start as its new length allows", () => {
  const pieces = (...chunks: string[]): string[] => {
    const body = storeBody(
      chunks.map((chunk) => Buffer.from(chunk)),
      "text/event-stream",
    );
    const named = new Map([["call_recorded1", "call_new"]]);
    return chunksOf(renameTokens(body, "text/event-stream", named).body).map((chunk) =>
      Buffer.from(chunk).toString(),
    );
  };
  expect(pieces('data: {"id":"call_recorded1"}\n\nda', 'ta: {"id":"call_recorded1"}\n\nx', "y")).toEqual([
    'data: {"id":"call_new"}\n\nda',
    'ta: {"id":"call_new"}\n\nx',
    "y",
  ]);
  expect(pieces('data: {"id":"cal', 'l_recorded1"}\n\n')).toEqual(['data: {"id":"cal', 'l_new"}\n\n']);
  expect(pieces('data: {"id":"call_recorded', '1"}\n\n')).toEqual(['data: {"id":"call_new', '"}\n\n']);
  expect(pieces('data: {"id":"', 'call_recorded1"}\n\n')).toEqual(['data: {"id":"', 'call_new"}\n\n']);
  expect(pieces('data: {"id":"call_recorded1', '"}\n\n')).toEqual(['data: {"id":"call_new', '"}\n\n']);
});

test("however a body is cut, the pieces come in the same number and join to the renamed text", () => {
  const stream =
    'data: {"id":"call_recorded1","t":"é 2026-01-01T00:00:00Z"}\n\ndata: {"id":"call_recorded1"}\n\n';
  const bytes = Buffer.from(stream);
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 1, max: bytes.length - 1 }), { maxLength: 6 }), (cuts) => {
      const edges = [0, ...cuts.toSorted((a, b) => a - b), bytes.length];
      const chunks = edges.slice(1).map((end, i) => bytes.subarray(edges[i], end));
      const { body } = renameTokens(storeBody(chunks, "text/event-stream"), "text/event-stream", renamed);
      const given = chunksOf(body);
      expect(Buffer.concat(given).toString()).toBe(rename(stream, "text/event-stream").text);
      expect(given.length).toBeLessThanOrEqual(chunks.length);
    }),
  );
});
