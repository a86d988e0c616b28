/**
 * What a user's code may say and what it may not, for the compiler alone: nothing here runs, and a wrong use that is
 * taken for right fails `npm run check:types`.
 */
import { expect, type Matchers } from "vitest";
import { costLessThan, not, passJudge, stayUnderTokens, type Verdict } from "../../src/assertions/index.ts";
import { anyCut, anyFault, type Fault, withFaults } from "../../src/faults/index.ts";
import {
  type CassetteStore,
  fsStore,
  type Options,
  readTrace,
  type Taped,
  type Trace,
  variable,
  withCassette,
} from "../../src/index.ts";
import { s3Store } from "../../src/s3/index.ts";
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

/** A store is what `store` takes, and a bucket has a name. */
export const stores = (): unknown[] => [
  fsStore() satisfies CassetteStore,
  s3Store({
    bucket: "fixtures",
    prefix: "shop/",
    client: { region: "eu-central-1" },
  }) satisfies CassetteStore,
  llmReplay({ store: s3Store({ bucket: "fixtures" }) }),
  // @ts-expect-error: which bucket
  s3Store({}),
  // @ts-expect-error: the settings of a client
  s3Store({ bucket: "fixtures", client: "eu-central-1" }),
  // @ts-expect-error: no such setting
  s3Store({ bucket: "fixtures", folder: "shop" }),
];

/** Arbitraries are of faults, which are what `withFaults` takes. */
export const faults = (): unknown[] => [
  anyFault().map((fault) => withFaults("a", fault, () => 1)),
  anyCut().map((fault) => fault satisfies Fault),
  // @ts-expect-error: a fault is no text
  anyCut().map((fault) => fault satisfies string),
  // @ts-expect-error: it takes nothing
  anyFault({ maxLength: 1 }),
];

/** Matchers as functions give a verdict, those with a judge a promise of one. */
export const verdicts = (trace: Trace): unknown[] => [
  not(costLessThan(trace, 1)) satisfies Verdict,
  passJudge("a", "It is a letter.", { judge: async () => "pass" }) satisfies Promise<Verdict>,
  // @ts-expect-error: an amount of dollars
  costLessThan(trace, "1"),
  // @ts-expect-error: a text has no cost
  costLessThan("a", 1),
  // @ts-expect-error: no such kind of tokens
  stayUnderTokens(trace, { inputs: 1 }),
  // @ts-expect-error: it has to be waited for
  not(passJudge("a", "It is a letter.", { judge: async () => "pass" })),
];

/** A variable is JSON, and a trace is read from interactions. */
export const values = (): unknown[] => [
  variable("order", () => 7) satisfies Promise<number>,
  readTrace([]) satisfies Trace,
  // @ts-expect-error: a function is no JSON
  variable("order", () => () => 7),
  // @ts-expect-error: a path is no interaction
  readTrace("cassettes/a.json"),
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
