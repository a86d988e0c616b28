import * as fc from "fast-check";
import { expect, test } from "vitest";
import { type Moment, momentsAt, momentsOf, stepFrom, textAt } from "../../../src/page/detail/stream-text.ts";
import { callDetail } from "./details.ts";

interface Stream {
  readonly text: string;
  readonly moments: readonly Moment[];
}

const anyStream = (): fc.Arbitrary<Stream> =>
  fc
    .array(fc.tuple(fc.nat(5000), fc.string({ unit: "grapheme" })), { minLength: 1, maxLength: 30 })
    .map((pieces) => {
      const times = pieces.map(([at]) => at).toSorted((a, b) => a - b);
      const text = pieces.map(([, piece]) => piece).join("");
      let length = 0;
      return {
        text,
        moments: pieces.map(([, piece], i) => ({ at: times[i]!, length: (length += piece.length) })),
      };
    });

test("the text at the end is the full text, and before the first chunk there is none", () => {
  fc.assert(
    fc.property(anyStream(), ({ text, moments }) => {
      expect(textAt(text, moments, moments.at(-1)?.at ?? 0)).toBe(text);
      expect(textAt(text, moments, (moments[0]?.at ?? 0) - 1)).toBe("");
    }),
  );
});

test("a later moment only adds to the text", () => {
  fc.assert(
    fc.property(anyStream(), fc.nat(6000), fc.nat(6000), ({ text, moments }, a, b) => {
      const sooner = textAt(text, moments, Math.min(a, b));
      expect(textAt(text, moments, Math.max(a, b)).startsWith(sooner)).toBe(true);
    }),
  );
});

test("stepping on from the beginning passes every moment and ends at the last", () => {
  fc.assert(
    fc.property(anyStream(), ({ moments }) => {
      const seen: number[] = [];
      for (let time = -1, next = stepFrom(moments, time, 1); next !== time; next = stepFrom(moments, time, 1))
        seen.push((time = next));
      expect(seen).toEqual([...new Set(moments.map(({ at }) => at))]);
    }),
  );
});

test("stepping back takes away what came last, and stops at 0", () => {
  const moments = [10, 20, 20].map((at, index) => ({ at, length: index }));
  expect([25, 20, 10, 5].map((time) => stepFrom(moments, time, -1))).toEqual([10, 10, 0, 0]);
  expect(momentsAt(moments, 20)).toBe(3);
});

test("a stream whose growth was not told to its end still ends with the whole text", () => {
  const call = callDetail({
    text: "whole",
    growth: [0, 2],
    timing: { start: 0, chunks: [5, 9], duration: 10 },
  });
  expect(momentsOf(call)).toEqual([
    { at: 5, length: 0 },
    { at: 9, length: 5 },
  ]);
});
