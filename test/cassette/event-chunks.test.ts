import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { Chunk } from "../../src/cassette/cassette.ts";
import { foldEvents, unfoldEvents } from "../../src/cassette/event-chunks.ts";
import { jsonValues } from "./arbitrary-cassette.ts";

const again = (chunks: readonly Chunk[]): readonly Chunk[] | undefined => {
  const folded = foldEvents({ chunks });
  return folded && unfoldEvents(folded).chunks;
};

test("an event stands as its name and its JSON, a chunk an item", () => {
  const chunks = [
    'event: message_start\ndata: {"type":"message_start"}\n\n',
    'data: {"n":1}\n\ndata: {"n":2}\n\n',
    "data: [DONE]\n\n",
  ];
  expect(foldEvents({ chunks })).toEqual({
    events: [
      { event: "message_start", data: { type: "message_start" } },
      [{ data: { n: 1 } }, { data: { n: 2 } }],
      "data: [DONE]\n\n",
    ],
  });
});

test("what differs in number literals, keys or white space stays text", () => {
  const chunks = [
    'data: {"a":1}\n\n',
    'data: {"a":1.0}\n\n',
    'data: {"a":1,"a":1}\n\n',
    'data: {"a": 1}\n\n',
    'data:{"a":1}\n\n',
    'data: {"a":1}\n',
    ": keep-alive\n\n",
  ];
  expect(foldEvents({ chunks })?.events).toEqual([{ data: { a: 1 } }, ...chunks.slice(1)]);
});

test("a text between events stays between them", () => {
  const chunks = [': ping\n\ndata: {"a":1}\n\ndata: {"b', '":2}\n\ndata: {"c":3}\n\n'];
  expect(foldEvents({ chunks })?.events).toEqual([
    [": ping\n\n", { data: { a: 1 } }, 'data: {"b'],
    ['":2}\n\n', { data: { c: 3 } }],
  ]);
  expect(again(chunks)).toEqual(chunks);
});

test("line endings and layout are noted once, padding with each event", () => {
  const spaced = ['data: {"a": 1, "b": 2}\r\n\r\n', 'data: {"a": 3, "b": 4   }\r\n\r\n'];
  expect(foldEvents({ chunks: spaced })).toEqual({
    events: [{ data: { a: 1, b: 2 } }, { data: { a: 3, b: 4 }, pad: 3 }],
    newline: "\r\n",
    layout: { comma: ", ", colon: ": " },
  });
  expect(again(spaced)).toEqual(spaced);
});

test("padding is what stands before the last brace, and one space of a layout is none", () => {
  const chunks = ['data: {"a":{}  }\n\n', 'data: {"a":"b }"}\n\n', 'data: {"a":1 }\n\n'];
  expect(foldEvents({ chunks })?.events).toEqual([
    { data: { a: {} }, pad: 2 },
    { data: { a: "b }" } },
    { data: { a: 1 }, pad: 1 },
  ]);
  expect(again(chunks)).toEqual(chunks);
});

test("an event without a name and one whose name is empty are two", () => {
  const chunks = ['event: \ndata: {"a":1}\n\n', 'data: {"a":1}\n\n'];
  expect(foldEvents({ chunks })?.events).toStrictEqual([{ event: "", data: { a: 1 } }, { data: { a: 1 } }]);
  expect(again(chunks)).toEqual(chunks);
});

test("bytes that are no text stay between events", () => {
  const chunks = ['data: {"a":1}\n\n', { base64: "/w==" }];
  expect(foldEvents({ chunks })?.events).toEqual([{ data: { a: 1 } }, { base64: "/w==" }]);
  expect(again(chunks)).toEqual(chunks);
});

test("the first event decides how lines end, one that ends otherwise stays text", () => {
  const chunks = ['x data: {"no":1}\r\n', 'data: {"a":1}\n\n', 'data: {"a":1}\r\n\r\n'];
  const folded = foldEvents({ chunks });
  expect(folded?.events).toEqual([chunks[0], { data: { a: 1 } }, chunks[2]]);
  expect(folded).not.toHaveProperty("newline");
  expect(folded).not.toHaveProperty("layout");
});

test("an event that nests or is padded beyond measure stays text", () => {
  const deep = `data: ${"[".repeat(9_000)}${"]".repeat(9_000)}\n\n`;
  const wide = `data: {"a":1${" ".repeat(5_000)}}\n\n`;
  const chunks = ['data: {"a":1}\n\n', deep, wide];
  expect(foldEvents({ chunks })?.events).toEqual([{ data: { a: 1 } }, deep, wide]);
  expect(again(chunks)).toEqual(chunks);
});

test("a stream without JSON events is left alone", () => {
  expect(foldEvents({ chunks: ["data: hello\n\n", { base64: "/w==" }] })).toBeUndefined();
  expect(foldEvents({ chunks: ['{"a":1}\n'] })).toBeUndefined();
});

const newlines = fc.constantFrom("\n", "\r\n", "\r");
const pieces = fc.oneof(
  fc
    .tuple(
      fc.option(fc.constantFrom("a", "", " b", "é"), { nil: undefined }),
      jsonValues,
      newlines,
      fc.nat(3),
    )
    .map(([event, value, newline, pad]) => {
      const json = JSON.stringify({ a: value }).replace(/\}$/, `${" ".repeat(pad)}}`);
      return `${event === undefined ? "" : `event: ${event}${newline}`}data: ${json}${newline}${newline}`;
    }),
  fc.constantFrom(": ping\n\n", "\n", "data: [DONE]\n\n", "data:", "retry: 3\r\n\r\n", "id: 1\n", "\uFEFF"),
);

test("any stream, cut anywhere, comes back in the same chunks", () => {
  let folded = 0;
  fc.assert(
    fc.property(fc.array(pieces, { minLength: 1 }), fc.array(fc.nat(400), { maxLength: 3 }), (all, cuts) => {
      const text = all.join("");
      const places = [...new Set(cuts.map((cut) => cut % text.length))].toSorted((a, b) => a - b);
      const chunks = [0, ...places.filter((place) => place > 0)].map((place, index, starts) =>
        text.slice(place, starts[index + 1]),
      );
      const back = again(chunks);
      if (back) folded++;
      expect(back ?? chunks).toEqual(chunks);
    }),
    { numRuns: 500 },
  );
  expect(folded).toBeGreaterThan(100);
});
