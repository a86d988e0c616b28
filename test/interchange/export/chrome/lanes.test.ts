import * as fc from "fast-check";
import { expect, test } from "vitest";
import { laneSpans, type Laned } from "../../../../src/interchange/export/chrome/lanes.ts";
import { readTrace } from "../../../../src/trace/read-trace.ts";
import { programs, recordingOf, runProgram } from "../../../trace/program.ts";
import { recordedSpan } from "../../../trace/recorded-span.ts";

/** Tells whether one of two lies wholly in the other, or they do not overlap; what touches does not. */
const fits = (a: Laned, b: Laned): boolean => {
  const isApart = a.end <= b.start || b.end <= a.start;
  const isInside = (inner: Laned, outer: Laned) => inner.start >= outer.start && inner.end <= outer.end;
  return isApart || isInside(a, b) || isInside(b, a);
};

const misfits = (laned: readonly Laned[]): readonly (readonly [Laned, Laned])[] =>
  laned.flatMap((a, index) =>
    laned
      .slice(index + 1)
      .filter((b) => a.lane === b.lane && !fits(a, b))
      .map((b) => [a, b] as const),
  );

const span = fc.record({
  parent: fc.integer({ min: -1, max: 8 }),
  start: fc.nat({ max: 100 }).map((third) => third / 3),
  length: fc.nat({ max: 60 }).map((third) => third / 3),
});

test("in a lane spans nest or are apart, whatever they were told to be part of", () => {
  fc.assert(
    fc.property(fc.array(span, { maxLength: 12 }), (given) => {
      const spans = given.map(({ parent, start, length }, index) =>
        recordedSpan({ id: `s${index}`, parent: `s${parent}`, start, end: start + length }),
      );
      const laned = laneSpans(readTrace({ interactions: [], spans }).spans);
      expect(laned).toHaveLength(spans.length + 1);
      expect(misfits(laned)).toEqual([]);
    }),
  );
});

test("a program that does one thing at a time needs one lane", () => {
  fc.assert(
    fc.property(programs(false), (program) => {
      const run = runProgram(program, (ms) => ms);
      expect(new Set(laneSpans(readTrace(recordingOf(run)).spans).map(({ lane }) => lane))).toEqual(
        new Set([1]),
      );
    }),
  );
});

test("a program that does several has as many lanes as calls run at once, at most one more", () => {
  fc.assert(
    fc.property(programs(true), (program) => {
      const run = runProgram(program, (ms) => ms);
      const trace = readTrace(recordingOf(run));
      const laned = laneSpans(trace.spans);
      const leaves = trace.spans.filter(({ children, duration }) => children.length === 0 && duration > 0);
      const peak = Math.max(
        1,
        ...leaves.map((at) => leaves.filter((one) => one.start <= at.start && at.start < one.end).length),
      );
      expect(misfits(laned)).toEqual([]);
      expect(Math.max(...laned.map(({ lane }) => lane))).toBeLessThanOrEqual(peak + 1);
    }),
  );
});

test("one that outlasts what it is part of lies in a lane of its own", () => {
  const spans = [
    recordedSpan({ id: "s1", end: 10 }),
    recordedSpan({ id: "s2", parent: "s1", start: 5, end: 20 }),
  ];
  const laned = laneSpans(readTrace({ interactions: [], spans }).spans);
  expect(laned.map(({ lane }) => lane)).toEqual([1, 1, 2]);
});

test("two that run at once in one span lie in two lanes, and what comes after in the first", () => {
  const spans = [
    recordedSpan({ id: "s1", end: 100 }),
    recordedSpan({ id: "s2", parent: "s1", start: 0, end: 50 }),
    recordedSpan({ id: "s3", parent: "s1", start: 10, end: 60 }),
    recordedSpan({ id: "s4", parent: "s3", start: 20, end: 30 }),
    recordedSpan({ id: "s5", parent: "s1", start: 70, end: 80 }),
  ];
  const laned = laneSpans(readTrace({ interactions: [], spans }).spans);
  expect(Object.fromEntries(laned.map(({ span: { id }, lane }) => [id, lane]))).toEqual({
    root: 1,
    s1: 1,
    s2: 1,
    s3: 2,
    s4: 2,
    s5: 1,
  });
});
