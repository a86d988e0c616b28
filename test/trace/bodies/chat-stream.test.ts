import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { JsonValue } from "../../../src/formats/json.ts";
import { foldChat } from "../../../src/trace/bodies/chat-stream.ts";

/** A text and how it is cut; no piece is empty, since an empty text and none are the same in a stream. */
const text = fc.array(fc.string({ minLength: 1, unit: "grapheme" }), { minLength: 1, maxLength: 4 });

const call = fc.record({ id: fc.uuid(), name: fc.constantFrom("look", "walk"), given: text });

const spoken = fc.record({
  content: text,
  reasoning: text,
  refusal: text,
  calls: fc.array(call, { maxLength: 3 }),
  finish: fc.constantFrom("stop", "tool_calls"),
});

type Spoken = typeof spoken extends fc.Arbitrary<infer T> ? T : never;

const TEXTS = ["content", "reasoning", "refusal"] as const;

const wholeOf = (said: Spoken, index: number): JsonValue => ({
  index,
  finish_reason: said.finish,
  message: {
    ...Object.fromEntries(TEXTS.map((name) => [name, said[name].join("")])),
    ...(said.calls.length > 0 && {
      tool_calls: said.calls.map(({ id, name, given }, at) => ({
        index: at,
        id,
        function: { name, arguments: given.join("") },
      })),
    }),
  },
});

const callDeltas = ({ calls }: Spoken): JsonValue[] =>
  calls.flatMap(({ id, name, given }, index) => [
    { tool_calls: [{ index, id, function: { name, arguments: "" } }] },
    ...given.map((piece) => ({ tool_calls: [{ index, function: { arguments: piece } }] })),
  ]);

const piecesOf = (said: Spoken, index: number): JsonValue[] => [
  ...TEXTS.flatMap((name) => said[name].map((piece) => ({ [name]: piece }))).map((delta) => ({
    index,
    delta,
  })),
  ...callDeltas(said).map((delta) => ({ index, delta })),
  { index, delta: {}, finish_reason: said.finish },
];

/** Takes from the lists in turns, each in its own order. */
const interleaved = (lists: readonly JsonValue[][], turns: readonly number[]): JsonValue[] => {
  const left = lists.map((list) => [...list]);
  const taken = turns.flatMap((turn) => left[turn % left.length]?.splice(0, 1) ?? []);
  return [...taken, ...left.flat()];
};

test("however an answer is cut and its choices are mixed, the whole comes back", () => {
  const comesBack = fc.property(
    fc.array(spoken, { minLength: 1, maxLength: 3 }),
    fc.array(fc.nat({ max: 5 }), { maxLength: 30 }),
    (all, turns) => {
      const pieces = interleaved(all.map(piecesOf), turns);
      const events = pieces.map((piece, end) => ({ data: { id: "chatcmpl-1", choices: [piece] }, end }));
      expect(foldChat(events)).toEqual({ id: "chatcmpl-1", choices: all.map(wholeOf) });
    },
  );
  fc.assert(comesBack);
});

test("what was parsed is left as it was", () => {
  const events = [
    {
      data: { choices: [{ index: 0, message: { content: "a", tool_calls: [{ index: 0, id: "x" }] } }] },
      end: 1,
    },
    {
      data: { choices: [{ index: 0, delta: { content: "b", tool_calls: [{ index: 1, id: "y" }] } }] },
      end: 2,
    },
  ];
  const before = structuredClone(events);
  foldChat(events);
  expect(events).toEqual(before);
});
