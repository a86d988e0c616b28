import type { RunFile, TestRun } from "../../src/reporters/run-file.ts";

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
