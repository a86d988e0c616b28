import type { Summary } from "../session/summary.ts";

/** A summary as a worker tells it to the reporter: plain data. */
export interface Told extends Omit<Summary, "problems"> {
  readonly problems: readonly string[];
}

declare module "vitest" {
  interface TaskMeta {
    llmReplay?: Told;
  }
}

/** Turns a summary into plain data. */
export const told = (summary: Summary): Told => ({
  ...summary,
  problems: summary.problems.map(({ message }) => message),
});
