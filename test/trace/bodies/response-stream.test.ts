import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { JsonValue } from "../../../src/formats/json.ts";
import { foldResponses } from "../../../src/trace/bodies/response-stream.ts";

const text = fc.array(fc.string({ minLength: 1, unit: "grapheme" }), { minLength: 1, maxLength: 4 });

const message = fc.array(text, { minLength: 1, maxLength: 2 }).map((contents) => ({
  whole: {
    type: "message",
    role: "assistant",
    content: contents.map((pieces) => ({ type: "output_text", text: pieces.join("") })),
  } as Record<string, JsonValue>,
  announced: { type: "message", role: "assistant", content: [] } as Record<string, JsonValue>,
  deltas: contents.flatMap((pieces, content_index) =>
    pieces.map((delta) => ({ type: "response.output_text.delta", content_index, delta })),
  ) as Record<string, JsonValue>[],
}));

const functionCall = fc.tuple(fc.uuid(), text).map(([call_id, pieces]) => ({
  whole: { type: "function_call", call_id, name: "look", arguments: pieces.join("") } as Record<
    string,
    JsonValue
  >,
  announced: { type: "function_call", call_id, name: "look", arguments: "" } as Record<string, JsonValue>,
  deltas: pieces.map((delta) => ({ type: "response.function_call_arguments.delta", delta })) as Record<
    string,
    JsonValue
  >[],
}));

const items = fc.array(fc.oneof(message, functionCall), { minLength: 1, maxLength: 4 });

const eventsOf = (said: readonly Record<string, JsonValue>[]) => said.map((data, end) => ({ data, end }));

test("an answer that broke off before any item was done is what its deltas said", () => {
  const isWhole = fc.property(items, (all) => {
    const said = all.flatMap(({ announced, deltas }, output_index) => [
      { type: "response.output_item.added", output_index, item: announced },
      ...deltas.map((delta) => ({ ...delta, output_index })),
    ]);
    expect(foldResponses(eventsOf(said))).toEqual({ output: all.map(({ whole }) => whole) });
  });
  fc.assert(isWhole);
});

test("items that are done need no deltas, whatever order they come in", () => {
  const isWhole = fc.property(items, fc.boolean(), (all, isBackwards) => {
    const said = all.map(({ whole }, output_index) => ({
      type: "response.output_item.done",
      output_index,
      item: whole,
    }));
    const events = eventsOf(isBackwards ? said.toReversed() : said);
    expect(foldResponses(events)).toEqual({ output: all.map(({ whole }) => whole) });
  });
  fc.assert(isWhole);
});

test("what the last event holds is the answer", () => {
  const done = { id: "resp_1", status: "completed", output: [{ type: "message", content: [] }] };
  const said = [
    { type: "response.created", response: { id: "resp_1", status: "in_progress", output: [] } },
    { type: "response.output_text.delta", output_index: 0, content_index: 0, delta: "Hi" },
    { type: "response.completed", response: done },
  ];
  expect(foldResponses(eventsOf(said))).toBe(done);
});
