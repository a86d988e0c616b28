import { printCost, printTokens } from "../trace/print-figures.ts";
import type { RunFile } from "./run-file.ts";
import { runTotals } from "./run-totals.ts";

/**
 * Prints what replaying saved, `saved 12,400 tokens ($0.031)`: what the tests used that sent nothing. Calls whose price
 * is not known leave the dollars out, and where no tokens were saved there is nothing to print.
 */
export const printSaved = ({ tests }: Pick<RunFile, "tests">): string[] => {
  const { tokens, cost } = runTotals(tests).saved;
  if (tokens === 0) return [];
  return [`saved ${printTokens(tokens)} tokens${cost === undefined ? "" : ` (${printCost(cost)})`}`];
};
