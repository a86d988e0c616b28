import { expect, test } from "vitest";
import type { JsonValue } from "../../src/formats/json.ts";
import { explainShape, type ShapeMistake } from "../../src/cassette/explain-shape.ts";
import { interactionWith } from "./cassette-of.ts";

type Json = { readonly [key: string]: unknown };

const document = (given: Json = {}): Json => ({
  version: 1,
  recorder: { name: "llm-replay", version: "1" },
  interactions: [],
  spans: [],
  takes: [],
  variables: {},
  ...given,
});

const mistake = (given: Json): ShapeMistake | undefined => explainShape(document(given));

const inRequest = (body: JsonValue): ShapeMistake | undefined =>
  mistake({ interactions: [interactionWith(body as never)] });

const BODY = ["interactions", 0, "request", "body"];

test("a cassette that keeps to the format has no mistake", () => {
  expect(mistake({ interactions: [interactionWith({ json: 1 })] })).toBeUndefined();
});

test("what is missing, odd or of another kind is named where it stands", () => {
  const { spans: _spans, ...less } = document();
  expect(explainShape(less)).toEqual({ path: ["spans"], reason: '"spans" is missing' });
  expect(mistake({ extra: 1 })).toEqual({ path: ["extra"], reason: '"extra" has no place here' });
  expect(mistake({ spans: {} })).toEqual({ path: ["spans"], reason: "expected Array, found Object" });
  expect(mistake({ recorder: { name: 5, version: "1" } })).toEqual({
    path: ["recorder", "name"],
    reason: "expected string, found 5",
  });
  expect(mistake({ takes: [{ recordedAt: "x", timings: [{ chunks: [], end: Infinity }] }] })?.path).toEqual([
    "takes",
    0,
    "timings",
    0,
    "end",
  ]);
});

test("a member that has no place is told before one that is missing", () => {
  const { takes: _takes, ...less } = document({ tales: [] });
  expect(explainShape(less)?.reason).toBe('"tales" has no place here');
});

test("a body is told by the kind that it seems to be", () => {
  expect(inRequest({ text: [7] })).toEqual({
    path: [...BODY, "text", 0],
    reason: "expected string, found 7",
  });
  expect(inRequest({ continues: 0, sets: {} })).toEqual({
    path: [...BODY, "sets"],
    reason: '"sets" has no place here',
  });
  expect(inRequest({ chunks: ["a", { base64: 1 }] })?.path).toEqual([...BODY, "chunks", 1]);
});

test("a body of no kind is told which kinds there are", () => {
  expect(inRequest({ jsn: 1 })).toEqual({
    path: BODY,
    reason: "expected a body with one of json, text, chunks, events, base64, blob, continues",
  });
  expect(inRequest("text")?.path).toEqual(BODY);
});

test("a long value is told by its beginning", () => {
  expect(mistake({ version: "v".repeat(100) })?.reason).toMatch(/found "v{59}…$/);
});

test("an item that is missing is told by its number", () => {
  const interaction = { ...interactionWith(null), response: undefined };
  const request = { ...interaction.request, headers: [["only a name"]] };
  const { response: _none, ...rest } = interaction;
  expect(mistake({ interactions: [{ ...rest, request }] })).toEqual({
    path: ["interactions", 0, "request", "headers", 0, 1],
    reason: "item 1 is missing",
  });
});
