import type { ChangeKind, TraceDiff } from "../trace/diff/trace-diff.ts";
import type { TestBaseline } from "./baseline.ts";
import { judgeAnswers } from "./judge/judge-answer.ts";
import { judgeBehaviour } from "./judge/judge-behaviour.ts";
import { judgeExact } from "./judge/judge-exact.ts";
import { judgeScores } from "./judge/judge-scores.ts";
import type { Finding, Measurement, Severity } from "./report.ts";
import { showFigure, showStep } from "./show-figure.ts";
import { median } from "../trace/statistics/spread.ts";
import type { Limit, Limits } from "./thresholds.ts";

const ORDER: Readonly<Record<Severity, number>> = { regression: 0, warning: 1, improvement: 2, info: 3 };

/** The gravest first; what is equally grave stays in order. */
export const byGravity = (a: Finding, b: Finding): number => ORDER[a.severity] - ORDER[b.severity];

const nameOf = (metric: string): string =>
  metric === "latency" ? "Latency" : metric === "firstChunk" ? "The first chunk" : `The ${metric}`;

const severityOf = ({ verdict }: Measurement): Severity =>
  verdict === "worse" ? "regression" : verdict === "better" ? "improvement" : "info";

const groundOf = ({ base, head, verdict, probability, takesNeeded }: Measurement): string => {
  if (Math.min(base.length, head.length) < 2) return "a single measurement";
  const takes = `${base.length} and ${head.length} takes`;
  if (verdict === "undecided")
    return `too few takes to tell: ${takesNeeded} of each are needed, not ${takes}`;
  return probability === undefined ? takes : `${takes}, p = ${probability.toPrecision(2)}`;
};

const outliersIn = ({ outliers, head }: Measurement): string =>
  outliers > 0
    ? ` ${outliers} of ${head.length} ${outliers === 1 ? "lies" : "lie"} far outside the base's own spread.`
    : "";

const boundOf = ({ metric, bound, unit }: Measurement): string => {
  if (bound === undefined) return "";
  const side = metric.startsWith("score ") ? "less than the least" : "more than the most";
  return `, ${side} allowed (${showFigure(bound, unit)})`;
};

/** Says what a measured figure came to; nothing where it did not change. */
const measuredFinding = (each: Measurement): Finding[] => {
  const { metric, unit, base, head, verdict } = each;
  if (verdict === "same" && each.outliers === 0) return [];
  const [from, to] = [median(base), median(head)];
  if (from === to && verdict !== "worse") return [];
  const step = unit === "" ? `${showFigure(from, "")} → ${showFigure(to, "")}` : showStep(from, to, unit);
  const message = `${nameOf(metric)}: ${step}${boundOf(each)}; ${groundOf(each)}.${outliersIn(each)}`;
  return [{ severity: severityOf(each), metric, message }];
};

/** What of a call the program itself decides. */
const ASKED: ReadonlySet<ChangeKind> = new Set([
  "provider",
  "model",
  "parameter",
  "system prompt",
  "message",
  "tool offered",
]);

const asksTheSame = ({ calls }: TraceDiff): boolean =>
  calls.every(({ kind, changes }) =>
    kind === "added" || kind === "removed" ? false : !changes.some((change) => ASKED.has(change.kind)),
  );

const isAbout = (metric: string, findings: readonly Finding[]): boolean =>
  findings.some((each) => each.metric === metric && each.severity === "regression");

/** Who sets a bound means it, whatever the reason. */
const isBounded = (limit: Limit): boolean => limit !== false && limit.bound !== undefined;

/** Providers keep their caches as they like: the same requests that find less in it are no fault of the program. */
const withoutColdCache = (
  findings: readonly Finding[],
  diff: TraceDiff,
  limits: Limits,
): readonly Finding[] => {
  const isCold = isAbout("cacheRead", findings) && !isAbout("tokens", findings) && asksTheSame(diff);
  if (!isCold) return findings;
  return findings.map((each) =>
    (each.metric === "cacheRead" || each.metric === "cost") && !isBounded(limits[each.metric])
      ? {
          ...each,
          severity: "warning",
          message: `${each.message} The requests are the same: the cache was cold.`,
        }
      : each,
  );
};

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
