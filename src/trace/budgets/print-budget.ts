import type { BudgetState } from "./budgets.ts";
import { printCost, printDuration, printTokens } from "../print-figures.ts";

/** Prints an amount in the unit of its budget, such as `$0.02`. */
export const printAmount = (unit: string, value: number): string => {
  if (unit === "usd") return printCost(value);
  return unit === "ms" ? printDuration(value) : printTokens(value);
};

/** Prints what of a budget was used, such as `cost: $0.02 of $0.01`. */
export const printBudget = ({ name, unit, used, allowed, missing = "" }: BudgetState): string => {
  const limit = printAmount(unit, allowed);
  return used === undefined
    ? `${name}: not known, of ${limit}; ${missing}`
    : `${name}: ${printAmount(unit, used)} of ${limit}`;
};
