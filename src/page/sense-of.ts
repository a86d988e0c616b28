import type { Finding, Severity } from "../reporters/report.ts";

/** What was found of a figure. */
export type Sense = "worse" | "warning" | "better";

const SENSES: Partial<Record<Severity, Sense>> = {
  regression: "worse",
  warning: "warning",
  improvement: "better",
};

/** Tells what was found of a figure; nothing where it keeps to its limits, nobody judged it, or somebody accepted it. */
export const senseOf = (findings: readonly Finding[], metric: string): Sense | undefined => {
  const found = findings.find((each) => each.metric === metric && each.accepted === undefined);
  return found && SENSES[found.severity];
};
