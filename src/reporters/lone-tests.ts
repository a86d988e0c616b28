import { defined } from "../trace/values/json-access.ts";
import { byGravity } from "./gravity.ts";
import { judgeScores } from "./judge/judge-scores.ts";
import type { Finding, Side, TestReport } from "./report.ts";
import type { TestRun } from "./run-file.ts";
import { standing } from "./test-report.ts";
import { limitsOf, type Thresholds } from "./thresholds.ts";

const scoresOf = ({ id, cassette, scores }: TestRun, base: Side, thresholds: Thresholds): Finding[] => {
  const accepted = base.baseline?.tests[id];
  if (cassette || !accepted) return [];
  return judgeScores(accepted.scores, scores, limitsOf(thresholds, id).score);
};

/**
 * Tells of tests without a cassette, which no pair tells of: those that failed, and those whose matchers score otherwise
 * than what was accepted.
 */
export const loneTests = (base: Side, head: Side, thresholds: Thresholds): TestReport[] =>
  (head.run?.tests ?? [])
    .filter(({ state, cassette }) => state !== "skipped" && !head.cassettes.has(cassette?.path ?? ""))
    .flatMap((test): TestReport[] => {
      const { id, file, line, state } = test;
      const kind = state === "failed" ? "failed" : "changed";
      const findings = [...standing(kind), ...scoresOf(test, base, thresholds)].toSorted(byGravity);
      if (findings.length === 0) return [];
      return [{ id, kind, file, measurements: [], findings, ...defined({ line }) }];
    });
