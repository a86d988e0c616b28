import type { RunFile, TestRun, TraceSummary } from "../../src/reporters/run-file.ts";

/** A test's run; `given` wins over what is ordinary. */
export const testRun = (id: string, given: Partial<TestRun> = {}): TestRun => ({
  id,
  file: id.split(" > ")[0] ?? id,
  name: id.split(" > ").slice(1).join(" > "),
  state: "passed",
  attempts: 1,
  scores: [],
  budgets: [],
  ...given,
});

/** A run of a suite; `given` wins over what is ordinary. */
export const runFile = (given: Partial<RunFile> = {}): RunFile => ({
  version: 1,
  tool: { name: "llm-replay", version: "0.1.0" },
  startedAt: "2026-01-02T03:04:05.000Z",
  duration: 1000,
  node: "v24.0.0",
  prices: { name: "prices", version: "1.0.0", date: "2026-01-01" },
  tests: [],
  ...given,
});

/** A test's run with something of everything, as a test leaves it that was recorded and passed. */
export const fullTest = (id: string, given: Partial<TestRun> = {}): TestRun =>
  testRun(id, {
    line: 7,
    cassette: {
      path: "cassettes/a/answers.json",
      digest: "d1",
      mode: "once",
      work: "record",
      served: [],
      sent: 1,
      missed: 0,
    },
    trace: traceSummary(),
    spans: [{ id: "s1", name: "chat m", kind: "client", status: "unset", start: 0, end: 12 }],
    scores: [
      { name: "matchSemantically", pass: true, score: 0.9, threshold: 0.7, configuration: "0123456789ab" },
    ],
    budgets: [{ name: "cost", used: 0.02, allowed: 1, unit: "usd" }],
    cpu: 3,
    memory: 1e8,
    ...given,
  });

/** A trace in figures; `given` wins over what is ordinary. */
export const traceSummary = (given: Partial<TraceSummary> = {}): TraceSummary => ({
  calls: 1,
  unmetered: 0,
  errors: 0,
  rateLimited: 0,
  retries: 0,
  usage: { input: 10, output: 2 },
  cost: { total: 0.03, input: 0.01, cached: 0, output: 0.02, reasoning: 0, other: 0 },
  unpriced: [],
  duration: 12,
  models: ["m"],
  ...given,
});
