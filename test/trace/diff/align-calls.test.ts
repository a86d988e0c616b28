import * as fc from "fast-check";
import { expect, test } from "vitest";
import { alignCalls } from "../../../src/trace/diff/align-calls.ts";
import { converse, type Turn, user } from "./conversation.ts";

const asks = (question: string, given: Partial<Turn> = {}): Turn => ({
  messages: [user(question)],
  text: "Yes.",
  ...given,
});

/** Who became what, by places from 1: `1→2` a pair, `1→` a call that is gone, `→2` a new one; `!` one that moved. */
const aligned = (base: readonly Turn[], head: readonly Turn[]): string[] =>
  alignCalls(converse(...base).calls, converse(...head).calls).map(({ base, head, moved }) => {
    const [was, is] = [base, head].map((call) => (call ? `${call.index + 1}` : ""));
    return `${was}→${is}${moved ? "!" : ""}`;
  });

test("calls that ask the same are the same, whatever they were answered", () => {
  expect(aligned([asks("A?"), asks("B?")], [asks("A?", { text: "No." }), asks("B?")])).toEqual([
    "1→1",
    "2→2",
  ]);
});

test("a call in between is new, and one that is gone stands after the one it followed", () => {
  const [a, b, c] = [asks("Is it in Rome?"), asks("How do bees fly?"), asks("Who wrote this song?")];
  expect(aligned([a, c], [a, b, c])).toEqual(["1→1", "→2", "2→3"]);
  expect(aligned([a, b, c], [a, c])).toEqual(["1→1", "2→", "3→2"]);
});

test("a reworded call is still the one it was, and one about something else is not", () => {
  const before = asks("Where is the parcel that I ordered last week?");
  expect(aligned([before], [asks("Where is the parcel that I ordered last month?")])).toEqual(["1→1"]);
  expect(aligned([before], [asks("Bananas, please!", { model: "o1", text: "No." })])).toEqual(["1→", "→1"]);
});

test("calls that changed places have moved, unless they ran at the same time", () => {
  const [a, b] = [asks("Is it in Rome?"), asks("How do bees fly?")];
  expect(aligned([a, b], [b, a]).every((pair) => pair.endsWith("!"))).toBe(true);
  const at = (turn: Turn, start: number): Turn => ({ ...turn, start });
  expect(aligned([at(a, 0), at(b, 5)], [at(b, 0), at(a, 5)])).toEqual(["2→1", "1→2"]);
});

test("every call of both sides is in the alignment once, the head's in their order", () => {
  const turns = fc.array(
    fc.constantFrom("A?", "B?", "C?", "Is it here?", "Is it there?").map((q) => asks(q)),
    {
      maxLength: 7,
    },
  );
  fc.assert(
    fc.property(turns, turns, (before, after) => {
      const [base, head] = [converse(...before).calls, converse(...after).calls];
      const pairs = alignCalls(base, head);
      expect(pairs.flatMap(({ head }) => head ?? [])).toEqual(head);
      expect(pairs.flatMap(({ base }) => base ?? []).toSorted((a, b) => a.index - b.index)).toEqual(base);
    }),
  );
});
