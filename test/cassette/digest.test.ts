import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { Cassette, Interaction } from "../../src/cassette/cassette.ts";
import { digestOf } from "../../src/cassette/digest.ts";
import { parseCassette } from "../../src/cassette/parse.ts";
import { printCassette } from "../../src/cassette/print.ts";
import type { JsonValue } from "../../src/formats/json.ts";
import { cassettes } from "./arbitrary-cassette.ts";
import { cassetteOf } from "./cassette-of.ts";

const later = (each: Interaction): Interaction => ({
  ...each,
  recordedAt: "2027-07-07T07:07:07.000Z",
  timing: { chunks: [1, 2, 3], end: 4 },
});

/** The same, recorded once more at another time, by another version. */
const again = (cassette: Cassette): Cassette => ({
  ...cassette,
  recorder: { name: "llm-replay", version: "9.9.9" },
  interactions: cassette.interactions.map(later),
  spans: cassette.spans.map((span) => ({ ...span, start: span.start + 5, end: span.end + 9 })),
  takes: [],
});

test("recording the same again gives the same digest, and so does keeping it on the disk", () => {
  fc.assert(
    fc.property(cassettes, (cassette) => {
      const digest = digestOf(cassette);
      expect(digest).toMatch(/^[0-9a-f]{64}$/);
      expect(digestOf(again(cassette))).toBe(digest);
      const { text, blobs } = printCassette(cassette);
      expect(digestOf(parseCassette(text, "a.json", blobs))).toBe(digest);
    }),
    { numRuns: 200 },
  );
});

const answered = (
  body: NonNullable<Interaction["response"]>["body"],
  given: Partial<Interaction> = {},
): Cassette =>
  cassetteOf([
    {
      recordedAt: "2026-01-02T03:04:05.000Z",
      role: "app",
      request: { method: "POST", url: "https://api.openai.com/v1/chat", headers: [], body: null },
      response: { status: 200, statusText: "OK", headers: [], body },
      timing: { chunks: [], end: 1 },
      ...given,
    },
  ]);

test("where the network cut an answer makes no difference", () => {
  const whole = digestOf(answered({ chunks: ["data: one\n\ndata: two\n\n"] }));
  expect(digestOf(answered({ chunks: ["data: one\n\nda", "ta: two\n\n"] }))).toBe(whole);
  expect(digestOf(answered({ text: ["data: one\n\ndata: two\n\n"], cuts: [4] }))).toBe(whole);
});

const yes = (request: Partial<Interaction["request"]>): Cassette => {
  const cassette = answered({ json: { text: "yes" } });
  return {
    ...cassette,
    interactions: cassette.interactions.map((each) => ({
      ...each,
      request: { ...each.request, ...request },
    })),
  };
};

const withSpan = (...events: JsonValue[]): Cassette => ({
  ...yes({}),
  spans: [{ id: "s1", name: "run", kind: "internal", start: 0, end: 1, attributes: {}, events }],
});

test("when something happened in a span makes no difference, what happened does", () => {
  const event = (time: number, name = "chunk"): JsonValue => ({ name, time });
  const whole = digestOf(withSpan(event(1), "text"));
  expect(digestOf(withSpan(event(2), "text"))).toBe(whole);
  for (const other of [
    withSpan(event(1, "end"), "text"),
    withSpan(event(1), "texts"),
    withSpan(["text"]),
    withSpan(),
  ])
    expect(digestOf(other)).not.toBe(whole);
  expect(digestOf(withSpan([1]))).not.toBe(digestOf(withSpan({ 0: 1 })));
});

test.each<[string, Cassette]>([
  ["another question", yes({ body: { json: { text: "why" } } })],
  ["another address", yes({ url: "https://api.openai.com/v2/chat" })],
  ["a span beside it", withSpan()],
  ["another answer", answered({ json: { text: "no" } })],
  ["another role", answered({ json: { text: "yes" } }, { role: "judge" })],
  ["a span around it", answered({ json: { text: "yes" } }, { span: "s1" })],
  ["a kept variable", { ...answered({ json: { text: "yes" } }), variables: { id: "7" } }],
])("%s gives another digest", (_, cassette) => {
  expect(digestOf(cassette)).not.toBe(digestOf(answered({ json: { text: "yes" } })));
});
