import type { Measurement } from "../../../src/reporters/report.ts";
import type { CallDetail, CallPair, SpanDetail, TestDetail } from "../../../src/reporters/html/page-data.ts";

/** A call of a model; `given` wins over what is ordinary. */
export const callDetail = (given: Partial<CallDetail> = {}): CallDetail => ({
  index: 0,
  kind: "model",
  role: "app",
  method: "POST",
  url: "https://api.openai.com/v1/chat/completions",
  status: 200,
  provider: "openai",
  model: "gpt-4o",
  isStream: false,
  parameters: {},
  input: [{ role: "user", parts: [{ type: "text", content: "Hello?" }] }],
  tools: [],
  output: [{ role: "assistant", parts: [{ type: "text", content: "Hello." }] }],
  text: "Hello.",
  toolCalls: [],
  finishReasons: ["stop"],
  usage: {},
  timing: { start: 0, chunks: [], duration: 800 },
  attempt: 1,
  warnings: [],
  ...given,
});

/** The same call on both sides; `given` wins. */
export const callPair = (given: Partial<CallPair> = {}): CallPair => ({
  kind: "same",
  base: callDetail(),
  head: callDetail(),
  changes: [],
  metrics: [],
  ...given,
});

/** A span of 100 ms; `given` wins. */
export const spanDetail = (given: Partial<SpanDetail> = {}): SpanDetail => ({
  id: "s1",
  name: "step",
  kind: "internal",
  start: 0,
  end: 100,
  duration: 100,
  attributes: {},
  events: [],
  status: "unset",
  depth: 0,
  ...given,
});

/** A test that is as it was; `given` wins. */
export const testDetail = (given: Partial<TestDetail> = {}): TestDetail => ({
  id: "test/support.test.ts > refunds > answers within 30 days",
  kind: "unchanged",
  findings: [],
  measurements: [],
  calls: [],
  metrics: [],
  trajectory: { base: [], head: [] },
  scores: [],
  budgets: [],
  ...given,
});

/** A latency of three takes on each side that is as it was; `given` wins. */
export const measurement = (given: Partial<Measurement> = {}): Measurement => ({
  metric: "latency",
  unit: "ms",
  base: [100, 110, 120],
  head: [101, 111, 121],
  shift: 1.01,
  verdict: "same",
  outliers: 0,
  ...given,
});
