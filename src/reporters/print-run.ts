import { printableLine } from "../formats/printable.ts";
import { sumSpent } from "../trace/budgets/budgets.ts";
import { printBudget } from "../trace/budgets/print-budget.ts";
import { printCost, printDuration, printTokens } from "../trace/print-figures.ts";
import { totalTokens } from "../trace/sum-usage.ts";
import { printSaved } from "./saved.ts";
import type { RunFile, TestRun } from "./run-file.ts";
import { brokenSuite, suiteBudgets } from "./suite-budget.ts";

const counted = (count: number, what: string): string[] => (count > 0 ? [`${count} ${what}`] : []);

const stateLine = ({ tests, duration }: RunFile): string => {
  const inState = (state: TestRun["state"]) => tests.filter((test) => test.state === state).length;
  return [
    ...counted(inState("passed"), "passed"),
    ...counted(inState("failed"), "failed"),
    ...counted(inState("skipped"), "skipped"),
    printDuration(duration),
  ].join(", ");
};

const callLine = (run: RunFile): string => {
  const cassettes = run.tests.flatMap(({ cassette }) => cassette ?? []);
  const sum = (of: (cassette: (typeof cassettes)[number]) => number) =>
    cassettes.reduce((total, cassette) => total + of(cassette), 0);
  const parts = [
    ...counted(
      sum(({ served }) => served.length),
      "served",
    ),
    ...counted(
      sum(({ sent }) => sent),
      "sent live",
    ),
    ...counted(
      sum(({ missed }) => missed),
      "missed",
    ),
    ...printSaved(run),
  ];
  return parts.join(", ") || "none";
};

const spentLine = ({ tests }: RunFile): string => {
  const { usage, cost, unpriced, duration } = sumSpent(tests.flatMap(({ trace }) => trace ?? []));
  const price = unpriced.length > 0 ? "not all priced" : printCost(cost?.total ?? 0);
  return `${printTokens(totalTokens(usage) ?? 0)} tokens, ${price}, ${printDuration(duration)} as recorded`;
};

const scoreLine = ({ tests }: RunFile): string => {
  const scores = tests.flatMap((test) => test.scores);
  const failed = scores.filter(({ pass }) => !pass).length;
  return [...counted(scores.length - failed, "passed"), ...counted(failed, "failed")].join(", ") || "none";
};

/** A failed test with what its matchers said first. */
const failureOf = ({ id, scores }: TestRun): string[] => [
  `  ✖ ${printableLine(id)}`,
  ...scores.flatMap(({ pass, name, explanation = "" }) =>
    pass ? [] : `      ${name}: ${printableLine(explanation.split("\n", 1)[0] ?? "")}`,
  ),
];

/** Prints what a run came to, for a terminal: counts, what was used, budgets, and what failed. */
export const printRun = (run: RunFile): string => {
  const failed = run.tests.filter(({ state }) => state === "failed");
  const broken = brokenSuite(run);
  const lines = [
    `llm-replay  tests   ${stateLine(run)}`,
    `            calls   ${callLine(run)}`,
    `            used    ${spentLine(run)}`,
    `            scores  ${scoreLine(run)}`,
    ...suiteBudgets(run).map((budget) => `            budget  ${printBudget(budget)}`),
    ...failed.flatMap(failureOf),
    ...(broken ? ["", broken.message] : []),
  ];
  return lines.map((line) => `${line}\n`).join("");
};
