/**
 * What a user's code may say and what it may not, for the compiler alone: nothing here runs, and a wrong use that is
 * taken for right fails `npm run check:types`.
 */
import { expect, type Matchers } from "vitest";
import { withFaults } from "../../src/faults/index.ts";
import { type Options, type Taped, withCassette } from "../../src/index.ts";
import { llmReplay, useCassette } from "../../src/vitest/index.ts";

/** It gives what the work gives, with or without options. */
export const cassettes = (): unknown[] => [
  withCassette("a", () => 1) satisfies Promise<Taped<number>>,
  withCassette("a", { mode: "replay" }, async () => "b") satisfies Promise<Taped<string>>,
  // @ts-expect-error: the work gives a number
  withCassette("a", () => 1) satisfies Promise<Taped<string>>,
  // @ts-expect-error: the options stand before the work
  withCassette("a", () => 1, { mode: "replay" }),
  // @ts-expect-error: a cassette has a name
  withCassette(() => 1),
  // @ts-expect-error: there is something to do
  withCassette("a", { mode: "replay" }),
  // @ts-expect-error: no such option
  withCassette("a", { moed: "replay" }, () => 1),
  withFaults("a", { kind: "refuse", status: 429 }, () => 1) satisfies Promise<Taped<number>>,
  // @ts-expect-error: no such fault
  withFaults("a", { kind: "explode" }, () => 1),
  // @ts-expect-error: it ends somewhere
  withFaults("a", [{ kind: "truncate" }], () => 1),
];

export const rightOptions: readonly Options[] = [
  { mode: "auto", timing: "recorded", clock: "recorded", unused: "error", stale: "record", maxAge: "30d" },
  { timing: 2, maxCost: 1, maxCalls: 2, match: { ignore: ["$.id"], headers: ["x-tenant"] } },
  { traffic: { record: ["127.0.0.1:4010", /local/] }, redact: { patterns: [/a/] } },
  { budgets: { cost: 0.01, suite: { cost: 1 } } },
];

export const wrongOptions: readonly Options[] = [
  // @ts-expect-error: not one of the modes
  { mode: "reply" },
  // @ts-expect-error: an amount of dollars
  { maxCost: "1" },
  // @ts-expect-error: not one of the times
  { timing: "slow" },
  // @ts-expect-error: no such clock
  { clock: "fake" },
  // @ts-expect-error: a list
  { match: { ignore: "$.id" } },
  // @ts-expect-error: no such class of traffic
  { traffic: { keep: ["a"] } },
  // @ts-expect-error: a first chunk has no sum
  { budgets: { suite: { firstChunk: 1 } } },
  // @ts-expect-error: a store reads too
  { store: { write: async () => {} } },
];

/** The plugin and a test take the same options. */
export const faces = (): unknown[] => [
  llmReplay({ dir: "tapes" }),
  // @ts-expect-error: no such option
  llmReplay({ dirs: "tapes" }),
  // @ts-expect-error: no clock
  useCassette({ clock: true }),
];

export const rightPrices: readonly Options[] = [
  { prices: { "ollama:*": { input: 0, output: 0 }, embed: { input: 0.02 } } },
  { prices: ({ model, usage }) => (model === "own" ? (usage.input ?? 0) * 1e-6 : undefined) },
];

export const wrongPrices: readonly Options[] = [
  // @ts-expect-error: input has a price
  { prices: { own: { output: 1 } } },
  // @ts-expect-error: a number
  { prices: { own: { input: "1" } } },
  // @ts-expect-error: no such kind of tokens
  { prices: { own: { input: 1, cached: 1 } } },
  // @ts-expect-error: dollars are a number
  { prices: () => "1" },
];

export const rightThresholds: Options = {
  thresholds: { cost: "+10%", latency: "off", similarity: 0.6, suite: { cost: "+5%" } },
};

export const wrongThresholds: readonly Options[] = [
  // @ts-expect-error: no such figure
  { thresholds: { costs: "+10%" } },
  // @ts-expect-error: no such figure of the suite
  { thresholds: { suite: { costs: "+10%" } } },
  // @ts-expect-error: a share, an amount or a bound
  { thresholds: { cost: true } },
];

/** The methods are those of Vitest's own `Matchers`, whatever these give back. */
export const methods = (now: Matchers<void, string>, later: Matchers<Promise<void>, string>): unknown[] => [
  now.toCostLessThan(1) satisfies void,
  later.toCostLessThan(1) satisfies Promise<void>,
  now.toBeCoherent({ judge: async () => "pass" }) satisfies Promise<void>,
  // @ts-expect-error: it gives nothing to wait for
  now.toCostLessThan(1) satisfies Promise<void>,
  // @ts-expect-error: a judge is needed
  now.toBeCoherent(),
  // @ts-expect-error: a list of texts
  now.toContainAllOf("a"),
  expect("a").toMatchTraceSnapshot satisfies (...given: never[]) => unknown,
];
