import type { TestRun } from "../reporters/run-file.ts";
import type { Summary } from "../session/summary.ts";

/** A summary as a worker tells it to the reporter: plain data. */
export interface Told extends Omit<Summary, "problems"> {
  readonly problems: readonly string[];
}

/** What a run file says of a test that only its worker knows. */
export type Observed = Pick<
  TestRun,
  "cassette" | "trace" | "spans" | "scores" | "budgets" | "cpu" | "memory"
>;

declare module "vitest" {
  interface TaskMeta {
    /** Absent for a test, or a file, that asked no LLM and no matcher. */
    llmReplay?: {
      readonly summary?: Told;
      readonly observed?: Observed;
      /** Of a file: the cassettes that were opened in it, by its tests and by name; absolute. */
      readonly cassettes?: readonly string[];
    };
  }
}

/** Turns a summary into plain data. */
export const told = (summary: Summary): Told => ({
  ...summary,
  problems: summary.problems.map(({ message }) => message),
});
