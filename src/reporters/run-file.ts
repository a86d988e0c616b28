import * as v from "valibot";
import { failure } from "../errors.ts";
import { ownPriceSchema } from "../trace/prices/own-price-schema.ts";
import { readDocument } from "./read-document.ts";

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const amount = v.pipe(v.number(), v.minValue(0));

const usage = v.looseObject({
  input: v.exactOptional(amount),
  output: v.exactOptional(amount),
  cacheRead: v.exactOptional(amount),
  cacheWrite: v.exactOptional(amount),
  reasoning: v.exactOptional(amount),
  isEstimate: v.exactOptional(v.literal(true)),
});

const cost = v.strictObject({
  total: v.number(),
  input: v.number(),
  cached: v.number(),
  output: v.number(),
  reasoning: v.number(),
  other: v.number(),
});

const traceSummary = v.strictObject({
  calls: count,
  /** Calls of models that told no usage, so that `usage` is not all. */
  unmetered: count,
  errors: count,
  /** Calls that were answered with status 429. */
  rateLimited: count,
  retries: count,
  usage,
  /** In US dollars; absent where not all is priced. */
  cost: v.optional(cost),
  unpriced: v.array(v.string()),
  /** Milliseconds. */
  duration: amount,
  /** Milliseconds to the first chunk, the median over streamed calls. */
  firstChunk: v.optional(amount),
  tokensPerSecond: v.optional(amount),
  models: v.array(v.string()),
});

/** The format of a score. */
export const scoreSchema = v.strictObject({
  /** The matcher, such as `costLessThan`. */
  name: v.string(),
  score: v.optional(v.number()),
  pass: v.boolean(),
  /** `unjudged`: data was missing, so that it fails with and without `.not`. */
  label: v.optional(v.literal("unjudged")),
  /** The message, where it fails. */
  explanation: v.optional(v.string()),
  call: v.optional(count),
  responseId: v.optional(v.string()),
  threshold: v.optional(v.number()),
  /** A digest of what the matcher was given: another one is another question. */
  configuration: v.string(),
  negated: v.optional(v.literal(true)),
});

const budgetUse = v.strictObject({
  name: v.string(),
  used: v.number(),
  allowed: v.number(),
  unit: v.string(),
});

const span = v.strictObject({
  id: v.string(),
  parent: v.optional(v.string()),
  name: v.string(),
  kind: v.string(),
  scope: v.optional(v.string()),
  status: v.string(),
  start: v.number(),
  end: v.number(),
});

const cassette = v.strictObject({
  /** Relative to the run's folder, with `/`. */
  path: v.string(),
  /** SHA-256 of what was said, less times. */
  digest: v.optional(v.string()),
  mode: v.string(),
  work: v.string(),
  /** The interactions that were served, in order. */
  served: v.array(count),
  sent: count,
  missed: count,
  /** Recorded requests that were not sent. */
  unused: v.exactOptional(count),
});

const testRun = v.strictObject({
  /**
   * `<file> > <suite> > <name>`, after `[project] ` where projects have names, before ` #2` where an earlier test of the
   * file has the same; the file alone for what it sent outside its tests, and where it could not be loaded.
   */
  id: v.string(),
  file: v.string(),
  name: v.string(),
  line: v.optional(count),
  project: v.optional(v.string()),
  state: v.picklist(["passed", "failed", "skipped"]),
  attempts: count,
  cassette: v.optional(cassette),
  trace: v.optional(traceSummary),
  spans: v.optional(v.array(span)),
  scores: v.array(scoreSchema),
  budgets: v.array(budgetUse),
  /** Milliseconds of processor time that the test's process used. */
  cpu: v.optional(amount),
  /** Bytes that the test's process held at most. */
  memory: v.optional(amount),
});

const totals = v.strictObject({
  calls: count,
  /** Answered from a cassette. */
  served: count,
  /** Sent live. */
  sent: count,
  missed: count,
  errors: count,
  /** The share of all calls that failed. */
  errorRate: amount,
  /** Calls that were answered with status 429. */
  rateLimited: count,
  retries: count,
  usage,
  unmetered: count,
  /** In US dollars; absent where not all is priced. */
  cost: v.optional(cost),
  unpriced: v.array(v.string()),
  /** Milliseconds as measured while recording. */
  duration: amount,
  /** The median over tests. */
  tokensPerSecond: v.optional(amount),
  /** What was used by tests that sent nothing: tokens, and US dollars where all is priced. */
  saved: v.strictObject({ tokens: amount, cost: v.optional(amount) }),
  /** Milliseconds of processor time that the tests' processes used. */
  cpu: amount,
  /** Bytes that one of them held at most. */
  memory: v.optional(amount),
});

/** The format of a run file, version 1; the published JSON Schema is made of it. */
export const runFileSchema = v.strictObject({
  version: v.literal(1),
  tool: v.strictObject({ name: v.string(), version: v.string() }),
  startedAt: v.string(),
  duration: amount,
  node: v.string(),
  prices: v.optional(v.strictObject({ name: v.string(), version: v.string(), date: v.string() })),
  /** What goes before that table, as the plugin's option `prices` says it: US dollars per million tokens, by model. */
  ownPrices: v.optional(v.record(v.string(), ownPriceSchema)),
  shard: v.optional(v.strictObject({ index: count, count })),
  /** What all tests together may use, by the budget's name. */
  budgets: v.optional(v.record(v.string(), amount)),
  /** How far figures may go, as the plugin's option `thresholds` says it. */
  thresholds: v.optional(v.record(v.string(), v.unknown())),
  /** All tests of the suite were asked for; of a shard: all of its share. */
  whole: v.optional(v.literal(true)),
  /** The cassettes that were opened, those by name too: relative to the run's folder, with `/`. */
  cassettes: v.optional(v.array(v.string())),
  /** Sums over {@link tests}. */
  totals: v.optional(totals),
  tests: v.array(testRun),
});

/** What one run of a suite showed: `.llm-replay/run.json`. */
export type RunFile = v.InferOutput<typeof runFileSchema>;

/** What one test showed. */
export type TestRun = v.InferOutput<typeof testRun>;

/** What all tests of a run came to. */
export type RunTotals = v.InferOutput<typeof totals>;

/** A trace in figures. */
export type TraceSummary = v.InferOutput<typeof traceSummary>;

/** A matcher's verdict, in the shape of `gen_ai.evaluation.result` of the GenAI conventions. */
export type Score = v.InferOutput<typeof scoreSchema>;

/** What of a budget was used. */
export type BudgetUse = v.InferOutput<typeof budgetUse>;

/**
 * Reads the text of a run file; `file` is named in errors.
 *
 * @throws `runFileUnreadable` with the place and the reason.
 */
export const readRunFile = (text: string, file: string): RunFile =>
  readDocument(text, runFileSchema, (reason) => failure("runFileUnreadable", file, reason));

/** Prints a run file: two runs that showed the same differ in times alone. */
export const printRunFile = (run: RunFile): string => `${JSON.stringify(run, undefined, 2)}\n`;
