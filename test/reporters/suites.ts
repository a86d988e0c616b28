import type { Cassette, Take } from "../../src/cassette/cassette.ts";
import type { Baseline } from "../../src/reporters/baseline.ts";
import type { Recording, Side } from "../../src/reporters/report.ts";
import { interactionOf, type Turn } from "../trace/diff/conversation.ts";

/** A cassette of a scripted conversation. */
export const cassetteOf = (turns: readonly Turn[], takes: readonly Take[] = []): Cassette => ({
  version: 1,
  recorder: { name: "llm-replay", version: "0.1.0" },
  interactions: turns.map(interactionOf),
  spans: [],
  takes,
  variables: {},
});

/** More measurements of a conversation with one call, by what it took in milliseconds. */
export const takesOf = (durations: readonly number[]): Take[] =>
  durations.map((end, index) => ({
    recordedAt: `2026-01-02T03:05:${`${index}`.padStart(2, "0")}.000Z`,
    timings: [{ headers: 10, chunks: [10], end }],
  }));

/** The cassettes of a suite by path. */
export type Suite = Readonly<Record<string, Cassette>>;

/** One side of a comparison. */
export const sideOf = (label: string, suite: Suite, given: Partial<Side> = {}): Side => ({
  label,
  cassettes: new Map(
    Object.entries(suite).map(([path, cassette]): [string, Recording] => [path, { cassette }]),
  ),
  ...given,
});

/** A baseline in which one matcher scored one test. */
export const baselineOf = (id: string, test: Baseline["tests"][string]): Baseline => ({
  version: 1,
  tests: { [id]: test },
});
