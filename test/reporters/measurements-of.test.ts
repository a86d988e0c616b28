import { expect, test } from "vitest";
import type { Take } from "../../src/cassette/cassette.ts";
import { measurementsOf } from "../../src/reporters/measurements-of.ts";
import { type Turn, user } from "../trace/diff/conversation.ts";
import { cassetteOf, takesOf } from "./suites.ts";

const turn = (given: Partial<Turn> = {}): Turn => ({ messages: [user("May I?")], text: "Yes.", ...given });

const samples = (turns: readonly Turn[], takes: readonly Take[] = []) =>
  Object.fromEntries(measurementsOf(cassetteOf(turns, takes)));

test("the latency of a test is that of all its calls, in the recording and in every take", () => {
  const takes = [
    {
      recordedAt: "2026-01-02T03:05:00.000Z",
      timings: [
        { chunks: [], end: 30 },
        { chunks: [], end: 4 },
      ],
    },
  ];
  expect(samples([turn({ duration: 100 }), turn({ duration: 50 })], takes)).toEqual({ latency: [150, 34] });
});

test("a take that is not of these calls measures nothing", () => {
  expect(samples([turn({ duration: 100 }), turn({ duration: 50 })], takesOf([70]))).toEqual({
    latency: [150],
  });
});

test("a judge's calls are no part of a test's latency", () => {
  const { interactions, takes } = cassetteOf([turn({ duration: 100 }), turn({ duration: 50 })]);
  const judged = interactions.map((each, at) => (at === 1 ? { ...each, role: "judge" as const } : each));
  expect(Object.fromEntries(measurementsOf({ interactions: judged, takes }))).toEqual({ latency: [100] });
});

test("what an import made of a source without times measures nothing", () => {
  const { interactions, takes } = cassetteOf([turn()], takesOf([70]));
  const timing = { chunks: [], end: 0, lost: true as const };
  expect(
    Object.fromEntries(
      measurementsOf({ interactions: interactions.map((each) => ({ ...each, timing })), takes }),
    ),
  ).toEqual({ latency: [70] });
});

test("scores are measured by takes alone", () => {
  const takes = takesOf([70]).map((take) => ({ ...take, scores: { relevance: 0.8 } }));
  expect(samples([turn({ duration: 100 })], takes)).toEqual({ latency: [100, 70], "score relevance": [0.8] });
});
