import { sumSpent } from "../trace/budgets/budgets.ts";
import { printCost, printTokens } from "../trace/print-figures.ts";
import { totalTokens } from "../trace/sum-usage.ts";
import type { RunFile } from "./run-file.ts";

/**
 * Prints what replaying saved, `saved 12,400 tokens ($0.031)`: what the tests used that sent nothing. Calls whose price
 * is not known leave the dollars out, and where no tokens were saved there is nothing to print.
 */
export const printSaved = ({ tests }: Pick<RunFile, "tests">): string[] => {
  const replayed = tests.flatMap(({ cassette, trace }) => (cassette?.sent === 0 && trace ? trace : []));
  const { usage, cost } = sumSpent(replayed);
  const tokens = totalTokens(usage);
  if (!tokens) return [];
  return [`saved ${printTokens(tokens)} tokens${cost ? ` (${printCost(cost.total)})` : ""}`];
};
