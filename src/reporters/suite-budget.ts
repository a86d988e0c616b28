import { type BudgetState, budgetStates, isBroken, sumSpent } from "../trace/budgets/budgets.ts";
import { failure, type LlmReplayError } from "../errors.ts";
import { printAmount, printBudget } from "../trace/budgets/print-budget.ts";
import type { RunFile, TestRun } from "./run-file.ts";

type Suite = Pick<RunFile, "tests" | "budgets">;

const MOST = 20;

/** Holds what all tests of a run took together against the budgets of the suite. */
export const suiteBudgets = ({ tests, budgets }: Suite): readonly BudgetState[] =>
  budgets ? budgetStates(sumSpent(tests.flatMap(({ trace }) => trace ?? [])), budgets) : [];

/** What each test took of a budget: those first of which nobody knows, then those that took most. */
const shares = (tests: readonly TestRun[], { name, unit }: BudgetState): string[] => {
  const all = tests
    .flatMap(({ id, trace }) => {
      const [share] = trace ? budgetStates(trace, { [name]: 0 }) : [];
      return share && isBroken(share) ? { id, used: share.used ?? Infinity } : [];
    })
    .toSorted((a, b) => b.used - a.used);
  const shown = all.slice(0, MOST).map(({ id, used }) => {
    const amount = used === Infinity ? "not known" : printAmount(unit, used);
    return `  ${name} ${amount}  ${id}`;
  });
  return all.length > MOST ? [...shown, `  and ${all.length - MOST} more`] : shown;
};

/** Says which budgets of its suite a run did not keep, and what each test used of them; `undefined` where it kept all. */
export const brokenSuite = (run: Suite): LlmReplayError | undefined => {
  const broken = suiteBudgets(run).filter(isBroken);
  if (broken.length === 0) return undefined;
  return failure(
    "suiteOverBudget",
    broken.map(printBudget).join("\n"),
    broken.flatMap((budget) => shares(run.tests, budget)).join("\n"),
  );
};
