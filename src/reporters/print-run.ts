import { printBytes } from "../formats/print-bytes.ts";
import { printableLine } from "../formats/printable.ts";
import { printBudget } from "../trace/budgets/print-budget.ts";
import { printCost, printCount, printDuration, printTokens } from "../trace/print-figures.ts";
import { totalTokens } from "../trace/sum-usage.ts";
import { printSaved } from "./saved.ts";
import type { RunFile, RunTotals, TestRun } from "./run-file.ts";
import { runTotals } from "./run-totals.ts";
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

const callLine = (run: RunFile, { served, sent, missed }: RunTotals): string =>
  [
    ...counted(served, "served"),
    ...counted(sent, "sent live"),
    ...counted(missed, "missed"),
    ...printSaved(run),
  ].join(", ") || "none";

const spentLine = ({ usage, cost, unpriced, duration, tokensPerSecond }: RunTotals): string =>
  [
    `${printTokens(totalTokens(usage) ?? 0)} tokens`,
    unpriced.length > 0 ? "not all priced" : printCost(cost?.total ?? 0),
    `${printDuration(duration)} as recorded`,
    ...(tokensPerSecond === undefined ? [] : [`${printTokens(Math.round(tokensPerSecond))} tokens/s`]),
  ].join(", ");

const percent = (share: number): string => `${(share * 100).toFixed(share < 0.1 ? 1 : 0)} %`;

/** What did not go well, where something did not. */
const errorLine = ({ calls, errors, errorRate, rateLimited, retries }: RunTotals): string[] =>
  errors + rateLimited + retries === 0
    ? []
    : [
        [
          `${errors} of ${printCount(calls, "call")} failed (${percent(errorRate)})`,
          ...counted(rateLimited, "rate limited"),
          ...counted(retries, "tried again"),
        ].join(", "),
      ];

const processLine = ({ cpu, memory }: RunTotals): string[] =>
  memory === undefined ? [] : [`${printDuration(cpu)} of processor time, ${printBytes(memory)} at most`];

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
  const totals = runTotals(run.tests);
  const lines = [
    `llm-replay  tests   ${stateLine(run)}`,
    `            calls   ${callLine(run, totals)}`,
    `            used    ${spentLine(totals)}`,
    ...errorLine(totals).map((line) => `            errors  ${line}`),
    `            scores  ${scoreLine(run)}`,
    ...suiteBudgets(run).map((budget) => `            budget  ${printBudget(budget)}`),
    ...processLine(totals).map((line) => `            process ${line}`),
    ...failed.flatMap(failureOf),
    ...(broken ? ["", broken.message] : []),
  ];
  return lines.map((line) => `${line}\n`).join("");
};
