import type { TraceDiff } from "../trace/diff/trace-diff.ts";
import type { TestBaseline } from "./baseline.ts";
import { withoutColdCache } from "./cold-cache.ts";
import { byGravity } from "./gravity.ts";
import { judgeAnswers } from "./judge/judge-answer.ts";
import { judgeBehaviour } from "./judge/judge-behaviour.ts";
import { judgeExact } from "./judge/judge-exact.ts";
import { judgeScores } from "./judge/judge-scores.ts";
import { measuredFinding } from "./measured-finding.ts";
import type { Finding, Measurement } from "./report.ts";
import type { Limits } from "./thresholds.ts";

/** What one test's findings are made of. */
export interface Evidence {
  readonly diff: TraceDiff;
  readonly measurements: readonly Measurement[];
  readonly limits: Limits;
  /** The accepted scores; absent where there are none. */
  readonly accepted?: TestBaseline | undefined;
  readonly scores?: TestBaseline["scores"] | undefined;
}

/** Puts all that is to be said of a test together, the gravest first. */
export const findingsOf = ({ diff, measurements, limits, accepted, scores }: Evidence): Finding[] =>
  [
    ...judgeAnswers(diff, limits),
    ...judgeBehaviour(diff),
    ...(accepted && scores ? judgeScores(accepted.scores, scores, limits.score) : []),
    ...withoutColdCache(judgeExact(diff.metrics, limits), diff, limits),
    ...measurements.flatMap(measuredFinding),
  ].toSorted(byGravity);
