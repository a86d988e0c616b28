import type { ChangeKind, TraceDiff } from "../trace/diff/trace-diff.ts";
import type { Finding } from "./report.ts";
import type { Limit, Limits } from "./thresholds.ts";

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

const isRegression = (metric: string, findings: readonly Finding[]): boolean =>
  findings.some((each) => each.metric === metric && each.severity === "regression");

/** Who sets a bound means it, whatever the reason. */
const isBounded = (limit: Limit): boolean => limit !== false && limit.bound !== undefined;

/**
 * Makes warnings of what a cold prompt cache cost: providers keep their caches as they like, and the same requests that
 * find less in it are no fault of the program.
 */
export const withoutColdCache = (
  findings: readonly Finding[],
  diff: TraceDiff,
  limits: Limits,
): readonly Finding[] => {
  const isCold =
    isRegression("cacheRead", findings) && !isRegression("tokens", findings) && asksTheSame(diff);
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
