import type { Role } from "../../answer.ts";
import { type Excerpt, excerptsOf } from "../../reporters/excerpt.ts";
import type { Finding } from "../../reporters/report.ts";
import { suiteTotals } from "../../reporters/suite-totals.ts";
import { readCall, type ReadOptions } from "../../trace/read-call.ts";
import type { ChangeKind, MetricDelta, TraceDiff } from "../../trace/diff/trace-diff.ts";
import { defined } from "../../trace/values/json-access.ts";
import type { DriftLimits } from "./limits.ts";
import { neighbourhoods } from "./neighbourhoods.ts";
import type { Outcome, Verified } from "./outcome.ts";
import type { Neighbourhood } from "./vectors.ts";

/**
 * What became of a call. `told`: it differs in ways that are no drift; `failed`: it was sent and cannot be compared;
 * `stopped`: the limit of what may be paid was reached before it.
 */
export type CallState = "same" | "told" | "drifted" | "failed" | "stopped" | "skipped";

/** One recorded call. */
export interface CallDrift {
  /** The cassette, relative to the project, with `/`. */
  readonly path: string;
  /** Its place in the cassette, from 1. */
  readonly call: number;
  readonly recordedAt: string;
  readonly method: string;
  readonly url: string;
  readonly role: Role;
  readonly provider?: string;
  readonly model?: string;
  readonly state: CallState;
  /** Why there is nothing to compare. */
  readonly reason?: string;
  /** Regressions are drift; the gravest first. */
  readonly findings: readonly Finding[];
  /** How what was said or done reads otherwise, in few words. */
  readonly excerpts: readonly Excerpt[];
  /** As recorded, and as measured today. */
  readonly metrics: readonly MetricDelta[];
  /** The recording was replaced by the answer of today, or why it was not. */
  readonly update?: "replaced" | { readonly kept: string };
}

/** How far what was recorded is from what the APIs answer today. */
export interface DriftReport {
  readonly version: 1;
  /** ISO 8601 in UTC. */
  readonly verifiedAt: string;
  readonly calls: readonly CallDrift[];
  readonly neighbourhoods: readonly (Neighbourhood & { readonly isDrift: boolean })[];
  /** Sums over the program's calls that could be compared; those of judges are left out. */
  readonly totals: readonly MetricDelta[];
  /** What was paid, in US dollars: of calls whose cost is known. */
  readonly spent: number;
  /** Calls that were sent and whose cost is not known. */
  readonly unpriced: number;
}

const stateOf = (outcome: Outcome): CallState => {
  if (outcome.kind !== "compared") return outcome.kind;
  if (outcome.findings.some(({ severity }) => severity === "regression")) return "drifted";
  return outcome.findings.length > 0 ? "told" : "same";
};

/** What a provider answers; the rest of a call is what it was asked. */
const ANSWERED: ReadonlySet<ChangeKind> = new Set(["text", "tool called"]);
const MOST_EXCERPTS = 3;

const excerptsIn = (diff: TraceDiff): readonly Excerpt[] => {
  const calls = diff.calls.map((call) => ({
    ...call,
    changes: call.changes.filter(({ kind }) => ANSWERED.has(kind)),
  }));
  return excerptsOf({ ...diff, calls, trajectory: { base: [], head: [] } }, MOST_EXCERPTS).map(
    ({ title, ...sides }) => ({ title: title.replace(/^call 1 · /, ""), ...sides }),
  );
};

const callDrift = ({ planned, outcome }: Verified): CallDrift => {
  const { path, index, recorded, call } = planned;
  const isCompared = outcome.kind === "compared";
  return {
    path,
    call: index + 1,
    recordedAt: recorded.recordedAt,
    method: recorded.request.method,
    url: recorded.request.url,
    role: recorded.role,
    ...defined({ provider: call.provider, model: call.requestModel ?? call.model }),
    state: stateOf(outcome),
    ...(!isCompared && { reason: outcome.reason }),
    findings: isCompared ? outcome.findings : [],
    excerpts: isCompared ? excerptsIn(outcome.diff) : [],
    metrics: isCompared ? outcome.diff.metrics : [],
  };
};

const sentToday = ({ outcome }: Verified) => ("today" in outcome && outcome.today ? [outcome.today] : []);

const costs = (verified: readonly Verified[], reading?: ReadOptions): { spent: number; unpriced: number } => {
  const place = { index: 0, start: 0, attempt: 1 };
  const calls = verified.flatMap(sentToday).map((each) => readCall(each, place, reading));
  const models = calls.filter(({ kind }) => kind === "model");
  return {
    spent: models.reduce((sum, { cost }) => sum + (cost?.total ?? 0), 0),
    unpriced: models.filter(({ cost }) => cost === undefined).length,
  };
};

/** Puts together what came of all calls. `now` is ISO 8601, `reading` holds the project's own prices. */
export const driftReport = (
  verified: readonly Verified[],
  { overlap }: Pick<DriftLimits, "overlap">,
  now: string,
  reading?: ReadOptions,
): DriftReport => {
  const ofProgram = verified.filter(({ planned }) => planned.recorded.role === "app");
  return {
    version: 1,
    verifiedAt: now,
    calls: verified.map(callDrift),
    neighbourhoods: neighbourhoods(verified).map((each) => ({
      ...each,
      isDrift: overlap !== false && each.overlap < overlap,
    })),
    totals: suiteTotals(
      ofProgram.flatMap(({ outcome }) => (outcome.kind === "compared" ? [outcome.diff] : [])),
    ),
    ...costs(verified, reading),
  };
};

/** Whether anything of the program's own calls drifted; what judges say today is told alone. */
export const hasDrifted = ({ calls, neighbourhoods: near }: DriftReport): boolean =>
  calls.some(({ state, role }) => state === "drifted" && role === "app") ||
  near.some(({ isDrift }) => isDrift);
