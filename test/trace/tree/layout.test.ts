import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { TraceSource } from "../../../src/trace/trace.ts";
import { busyPeriods, type Interval } from "../../../src/trace/tree/busy-periods.ts";
import { layoutOf } from "../../../src/trace/tree/layout.ts";
import { interaction } from "../../session/interaction.ts";
import { type Program, programs, recordingOf, replayOf, runProgram } from "../program.ts";

const asRecorded = (ms: number): number => ms;

/** Calls begin to count with the first of them. */
const shifted = (intervals: readonly Interval[]): Interval[] => {
  const first = Math.min(...intervals.map(({ start }) => start));
  return intervals.map(({ start, end }) => ({ start: start - first, end: end - first }));
};

const near = (intervals: readonly Interval[]) =>
  intervals.map(({ start, end }) => ({
    start: expect.closeTo(start, 6) as number,
    end: expect.closeTo(end, 6) as number,
  }));

const hasCalls = (program: Program): boolean => runProgram(program, asRecorded).calls.length > 0;

test("a program that runs again at any pace has its calls where they were recorded", () => {
  const pace = fc.constantFrom(0, 0.001, 1, 7);
  fc.assert(
    fc.property(programs(false).filter(hasCalls), pace, (program, factor) => {
      const recorded = runProgram(program, asRecorded);
      const today = runProgram(program, (ms) => ms * factor);
      expect(shifted(layoutOf(replayOf(recorded, today)).calls)).toEqual(near(shifted(recorded.calls)));
    }),
  );
});

test("calls side by side keep their recorded distances where as many are under way today", () => {
  fc.assert(
    fc.property(programs(true).filter(hasCalls), fc.constantFrom(0.01, 1, 3), (program, factor) => {
      const recorded = runProgram(program, asRecorded);
      const today = runProgram(program, (ms) => ms * factor);
      const source = replayOf(recorded, today);
      const sent = source.interactions.map(
        ({ request }) => recorded.calls[Number(request.url.split("/").at(-1))]!,
      );
      expect(shifted(layoutOf(source).calls)).toEqual(near(shifted(sent)));
    }),
  );
});

const anyPaces = fc.infiniteStream(fc.double({ min: 0.01, max: 50, noNaN: true }));

/** Calls take as long as it happens today: other calls overlap than did in the recording. */
const anyReplay = fc.tuple(programs(true).filter(hasCalls), anyPaces).map(([program, paces]): TraceSource => {
  const recorded = runProgram(program, asRecorded);
  return replayOf(
    recorded,
    runProgram(program, () => paces.next().value),
  );
});

test("a call takes as long as it was recorded to take, whatever it takes today", () => {
  fc.assert(
    fc.property(anyReplay, (source) => {
      const taken = layoutOf(source).calls.map(({ start, end }) => end - start);
      expect(taken).toEqual(source.interactions.map(({ timing }) => expect.closeTo(timing.end, 6)));
    }),
  );
});

test("what lay in a span lies in it, in whatever order calls end today", () => {
  fc.assert(
    fc.property(anyReplay, (source) => {
      const { spans, calls } = layoutOf(source);
      const within = (inner: Interval, parent: string | undefined) => {
        const outer = spans[source.spans!.findIndex(({ id }) => id === parent)];
        if (!outer) return;
        expect(inner.start).toBeGreaterThanOrEqual(outer.start - 1e-6);
        expect(inner.end).toBeLessThanOrEqual(outer.end + 1e-6);
      };
      source.interactions.forEach(({ span }, index) => within(calls[index]!, span));
      source.spans!.forEach(({ parent }, index) => within(spans[index]!, parent));
    }),
  );
});

test("a call that begins after another has ended begins after it, unless they were recorded in one busy period", () => {
  fc.assert(
    fc.property(anyReplay, (source) => {
      const { calls } = layoutOf(source);
      const sent = source.interactions.map(({ recordedAt, timing }) => {
        const start = Date.parse(recordedAt);
        return { start, end: start + timing.end };
      });
      const periods = busyPeriods(sent);
      const periodOf = (call: number) => periods.find(({ members }) => members.includes(call));
      for (const [i, before] of source.replayed!.entries())
        for (const [j, after] of source.replayed!.entries())
          if (before.end < after.start && periodOf(i) !== periodOf(j))
            expect(calls[i]!.end).toBeLessThanOrEqual(calls[j]!.start + 1e-6);
    }),
  );
});

test("only the order of today's times counts", () => {
  fc.assert(
    fc.property(anyReplay, (source) => {
      const bend = (time: number): number => time ** 3 + 10 * time;
      const bent = <T extends Interval>(each: T): T => ({
        ...each,
        start: bend(each.start),
        end: bend(each.end),
      });
      const other = { ...source, spans: source.spans!.map(bent), replayed: source.replayed!.map(bent) };
      expect(layoutOf(other)).toEqual(layoutOf(source));
    }),
  );
});

const asked = (at: number, ms: number, url = "https://api.example.com/chat") =>
  interaction({
    recordedAt: new Date(Date.parse("2026-01-02T03:04:05.000Z") + at).toISOString(),
    request: { method: "POST", url, headers: [], body: null },
    timing: { chunks: [], end: ms },
  });

test("calls that went side by side and are sent one after the other today take as long as that takes", () => {
  const interactions = [asked(0, 100), asked(0, 80), asked(1, 60)];
  const apart = [0, 1, 2].map((index) => ({ start: index * 10, end: index * 10 + 1 }));
  expect(layoutOf({ interactions, replayed: apart }).calls).toEqual([
    { start: 0, end: 100 },
    { start: 100, end: 180 },
    { start: 180, end: 240 },
  ]);
});

test("calls that went one after the other and are sent together today take as long as the longest", () => {
  const interactions = [asked(0, 100), asked(100, 80), asked(180, 60)];
  const together = [0, 1, 2].map((index) => ({ start: index, end: 10 + index }));
  expect(layoutOf({ interactions, replayed: together }).calls).toEqual([
    { start: 0, end: 100 },
    { start: 0, end: 80 },
    { start: 0, end: 60 },
  ]);
});

test("a call that is no longer made takes its time with it, and what the program did around it stays", () => {
  const taped = [asked(0, 100), asked(110, 500), asked(640, 50)];
  const interactions = [taped[0]!, taped[2]!];
  const replayed = [
    { start: 0, end: 1 },
    { start: 2, end: 3 },
  ];
  expect(layoutOf({ interactions, replayed, taped }).calls).toEqual([
    { start: 0, end: 100 },
    { start: 130, end: 180 },
  ]);
});

test("the program's own time between two calls goes to the spans in it", () => {
  const interactions = [asked(0, 100), asked(400, 50)];
  const span = (id: string, start: number, end: number) => ({
    id,
    name: id,
    kind: "internal",
    start,
    end,
    attributes: {},
  });
  const spans = [span("agent", 0, 9), span("tool", 3, 4), span("other", 5, 7)];
  const replayed = [
    { start: 1, end: 2 },
    { start: 8, end: 8.5 },
  ];
  expect(layoutOf({ interactions, spans, replayed }).spans).toEqual([
    { start: 0, end: 450 },
    { start: 100, end: 250 },
    { start: 250, end: 400 },
  ]);
});

test("an interaction that another cassette served brings its duration and no pause", () => {
  const taped = [asked(0, 100), asked(150, 50)];
  const foreign = asked(86_400, 30, "https://api.example.com/other");
  const replayed = [0, 1, 2].map((index) => ({ start: index * 10, end: index * 10 + 1 }));
  expect(layoutOf({ interactions: [taped[0]!, foreign, taped[1]!], replayed, taped }).calls).toEqual([
    { start: 0, end: 100 },
    { start: 100, end: 130 },
    { start: 180, end: 230 },
  ]);
});

test("a recording lies as its calls and spans were stamped, what began before the first call included", () => {
  const spans = [{ id: "s1", name: "agent", kind: "internal", start: -20, end: 130, attributes: {} }];
  const layout = layoutOf({ interactions: [asked(0, 100), asked(105, 20)], spans });
  expect(layout).toEqual({
    spans: [{ start: 0, end: 150 }],
    calls: [
      { start: 20, end: 120 },
      { start: 125, end: 145 },
    ],
  });
});

test("the days between two recordings of one cassette are closed up", () => {
  const day = 86_400_000;
  const spans = [
    { id: "s1", name: "first", kind: "internal", start: -5, end: 110, attributes: {} },
    { id: "s2", name: "second", kind: "internal", start: day - 5, end: day + 60, attributes: {} },
  ];
  expect(layoutOf({ interactions: [asked(0, 100), asked(day, 50)], spans })).toEqual({
    spans: [
      { start: 0, end: 115 },
      { start: 100, end: 165 },
    ],
    calls: [
      { start: 5, end: 105 },
      { start: 105, end: 155 },
    ],
  });
});

test("without a call the times of today's spans stay", () => {
  const spans = [{ id: "s1", name: "local", kind: "internal", start: 7, end: 9, attributes: {} }];
  expect(layoutOf({ interactions: [], spans, replayed: [] }).spans).toEqual([{ start: 0, end: 2 }]);
});

test("a recorded run lies as it ran", () => {
  fc.assert(
    fc.property(programs(true).filter(hasCalls), (program) => {
      const run = runProgram(program, asRecorded);
      const { calls } = layoutOf(recordingOf(run));
      expect(shifted(calls)).toEqual(shifted(run.calls.toSorted((a, b) => a.start - b.start)));
    }),
  );
});
