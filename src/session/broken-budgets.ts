import { failure, type LlmReplayError } from "../errors.ts";
import { budgetStates, isBroken } from "../trace/budgets/budgets.ts";
import { printBudget } from "../trace/budgets/print-budget.ts";
import { spentIn } from "../trace/budgets/spent.ts";
import type { Trace } from "../trace/trace.ts";
import type { Options } from "./options.ts";
import { shownPath } from "./shown-path.ts";

/** What was done, and how much it might take. */
interface Done {
  readonly title: string;
  /** The cassette's file. */
  readonly path: string;
  readonly budgets: Options["budgets"];
  /** Is asked for only where there is a budget. */
  readonly trace: () => Trace;
}

/** Says which of its budgets a session did not keep; `undefined` where it kept them all. */
export const brokenBudgets = ({ title, path, budgets, trace }: Done): LlmReplayError | undefined => {
  if (!budgets) return undefined;
  const broken = budgetStates(spentIn(trace()), budgets).filter(isBroken);
  if (broken.length === 0) return undefined;
  return failure("overBudget", title, broken.map(printBudget).join("\n"), shownPath(path));
};
