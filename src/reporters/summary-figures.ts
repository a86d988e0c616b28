import { printCost, printCount, printDuration, printTokens } from "../trace/print-figures.ts";
import { totalTokens } from "../trace/sum-usage.ts";
import type { TraceSummary } from "./run-file.ts";

/** Prints what a trace came to, figure by figure: `3 calls`, `820 tokens`, `$0.0026`, `656 ms`; what is not known is left out. */
export const summaryFigures = ({ calls, usage, cost, duration }: TraceSummary): string[] => {
  const tokens = totalTokens(usage);
  return [
    printCount(calls, "call"),
    ...(tokens === undefined ? [] : [`${printTokens(tokens)} tokens`]),
    ...(cost ? [printCost(cost.total)] : []),
    printDuration(duration),
  ];
};
