import * as fc from "fast-check";
import { expect, test } from "vitest";
import { piecesAt, stepFrom, type StreamPiece, textAt } from "../../../src/page/detail/stream-text.ts";

const anyPieces = (): fc.Arbitrary<StreamPiece[]> =>
  fc
    .array(fc.record({ at: fc.nat(5000), text: fc.string({ unit: "grapheme" }) }), { maxLength: 30 })
    .map((pieces) => pieces.toSorted((a, b) => a.at - b.at));

const whole = (pieces: readonly StreamPiece[]): string => pieces.map(({ text }) => text).join("");

test("the text at the end is the full text, and before the first piece there is none", () => {
  fc.assert(
    fc.property(anyPieces(), (pieces) => {
      expect(textAt(pieces, pieces.at(-1)?.at ?? 0)).toBe(whole(pieces));
      expect(textAt(pieces, (pieces[0]?.at ?? 0) - 1)).toBe("");
    }),
  );
});

test("a later moment only adds to the text", () => {
  fc.assert(
    fc.property(anyPieces(), fc.nat(6000), fc.nat(6000), (pieces, a, b) => {
      const [sooner, later] = [textAt(pieces, Math.min(a, b)), textAt(pieces, Math.max(a, b))];
      expect(later.startsWith(sooner)).toBe(true);
    }),
  );
});

test("stepping on from the beginning passes every moment and ends at the last", () => {
  fc.assert(
    fc.property(anyPieces(), (pieces) => {
      const moments = new Set<number>();
      for (let time = -1, next = stepFrom(pieces, time, 1); next !== time; next = stepFrom(pieces, time, 1))
        moments.add((time = next));
      expect([...moments]).toEqual([...new Set(pieces.map(({ at }) => at))]);
    }),
  );
});

test("stepping back leaves the piece that is there and stops at 0", () => {
  const pieces = [
    { at: 10, text: "a" },
    { at: 20, text: "b" },
    { at: 20, text: "c" },
  ];
  expect([25, 20, 10, 5].map((time) => stepFrom(pieces, time, -1))).toEqual([20, 10, 0, 0]);
  expect(piecesAt(pieces, 20)).toBe(3);
});
