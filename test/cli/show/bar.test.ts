import * as fc from "fast-check";
import { expect, test } from "vitest";
import { barOf } from "../../../src/cli/show/bar.ts";
import { readTrace } from "../../../src/trace/read-trace.ts";
import { recordedSpan } from "../../trace/recorded-span.ts";

const spanOf = (start: number, end: number, attributes = {}) =>
  readTrace({
    interactions: [],
    spans: [recordedSpan({ id: "s0", end: 100 }), recordedSpan({ start, end, attributes })],
  }).spans[2]!;

test("a bar lies where its span does, and is a column long at least", () => {
  expect(barOf(spanOf(25, 75), 100, 20)).toEqual({ before: 5, waiting: 0, busy: 10 });
  expect(barOf(spanOf(50, 50), 100, 20)).toEqual({ before: 10, waiting: 0, busy: 1 });
  expect(barOf(spanOf(100, 100), 100, 20)).toEqual({ before: 19, waiting: 0, busy: 1 });
  expect(barOf(spanOf(0, 0), 0, 20)).toEqual({ before: 0, waiting: 0, busy: 1 });
});

test("the bar of a stream is waiting until its first output", () => {
  const attributes = {
    "gen_ai.operation.name": "chat",
    "gen_ai.request.model": "m",
    "gen_ai.response.time_to_first_chunk": 0.03,
  };
  expect(barOf(spanOf(20, 80, attributes), 100, 20)).toEqual({ before: 4, waiting: 6, busy: 6 });
});

test("no bar leaves its scale", () => {
  const ms = fc.double({ min: 0, max: 100, noNaN: true });
  fc.assert(
    fc.property(ms, ms, fc.integer({ min: 1, max: 200 }), (a, b, width) => {
      const { before, waiting, busy } = barOf(spanOf(Math.min(a, b), Math.max(a, b)), 100, width);
      expect(before).toBeGreaterThanOrEqual(0);
      expect(busy).toBeGreaterThanOrEqual(1);
      expect(before + waiting + busy).toBeLessThanOrEqual(width);
    }),
  );
});
