import { triesNeeded } from "../../trace/statistics/tries-needed.ts";
import { type Interval, wilsonInterval } from "../../trace/statistics/wilson.ts";
import { judged, unjudged } from "../finding.ts";
import { showInterval, showPercent } from "../show-interval.ts";
import { showNumber } from "../show.ts";
import type { Row } from "../tell.ts";
import type { Finding } from "../verdict.ts";
import type { Outcome } from "./outcome.ts";
import type { Rate } from "./rate.ts";

/** What is asked of some takes. */
export interface Claim {
  readonly rate: Rate;
  /** The least it may be, from 0 to 1. */
  readonly least: number;
  /** How sure the verdict must be; where absent, the takes that were seen decide. */
  readonly confidence?: number | undefined;
}

interface Seen {
  readonly passed: number;
  readonly total: number;
  readonly estimate: number;
  readonly interval: Interval;
}

/** What an estimate may lose when it is computed. */
const ROUNDING = 1e-12;

const failedRows = (outcomes: readonly Outcome[]): Row[] => {
  const lines = outcomes.flatMap(({ passed, reason }, take) =>
    passed === false && reason ? `take ${take + 1}: ${reason}` : [],
  );
  const more = lines.length > 5 ? [`and ${lines.length - 5} more`] : [];
  return [["failed", [...lines.slice(0, 5), ...more]]];
};

const rowsOf = ({ interval }: Seen, confidence: number, outcomes: readonly Outcome[]): Row[] => [
  ["interval", showInterval(interval, confidence)],
  ...failedRows(outcomes),
];

const tellSeen = (pass: boolean, claim: Claim, seen: Seen, outcomes: readonly Outcome[]): Finding => {
  const { passed, total, estimate } = seen;
  const { rate, least, confidence = 0.95 } = claim;
  return judged(pass, {
    fact: `${rate.noun} is ${showPercent(estimate)}: ${passed} of ${total} takes passed.`,
    actual: estimate,
    expected: least,
    shown: { expected: `at least ${showPercent(least)}`, actual: showPercent(estimate) },
    rows: rowsOf(seen, confidence, outcomes),
    fix: "Look at the takes that failed, or ask for a lower rate.",
    score: estimate,
    threshold: least,
  });
};

/** How many takes would tell, if they go on as they did. */
const adviseOn = ({ rate, least, confidence }: Claim, { passed, total }: Seen): string => {
  const needed = triesNeeded(passed / total, rate.toSingle(least), confidence);
  return Number.isFinite(needed)
    ? `If they go on like this, about ${showNumber(Math.max(needed, total + 1))} takes are needed; or ask for a lower rate or less confidence.`
    : "If they go on like this, no number of takes will tell; ask for a lower rate.";
};

const tooFew = (claim: Claim, seen: Seen, outcomes: readonly Outcome[]): Finding => {
  const { confidence = 0.95, least } = claim;
  return unjudged({
    missing: "too few takes to tell",
    expected: least,
    shown: `at least ${showPercent(least)}`,
    rows: [
      ["actual", `${showPercent(seen.estimate)}: ${seen.passed} of ${seen.total} takes passed`],
      ...rowsOf(seen, confidence, outcomes),
    ],
    fix: adviseOn(claim, seen),
  });
};

const seenIn = (outcomes: readonly Outcome[], { rate, confidence }: Claim): Seen => {
  const passed = outcomes.filter((outcome) => outcome.passed).length;
  const total = outcomes.length;
  const { low, high } = wilsonInterval(passed, total, confidence);
  return {
    passed,
    total,
    estimate: rate.estimate(passed, total),
    interval: { low: rate.fromSingle(low), high: rate.fromSingle(high) },
  };
};

/**
 * Judges how often takes passed. With `confidence`, the whole Wilson interval must lie on one side of the least rate;
 * else there are too few takes to tell.
 */
export const judgeRate = (outcomes: readonly Outcome[], claim: Claim): Finding => {
  const { rate, least, confidence } = claim;
  const unknown = outcomes.findIndex(({ passed }) => passed === undefined);
  if (unknown >= 0)
    return unjudged({
      missing: `take ${unknown + 1} is not known to have passed or failed: ${outcomes[unknown]?.reason}`,
    });
  if (outcomes.length < rate.size)
    return unjudged({
      missing: `too few takes to tell: ${rate.noun} needs ${rate.size}, and there are ${outcomes.length}`,
      fix: `Give ${rate.size} takes or more.`,
    });
  const seen = seenIn(outcomes, claim);
  if (confidence === undefined) return tellSeen(seen.estimate >= least - ROUNDING, claim, seen, outcomes);
  const { low, high } = seen.interval;
  return low < least && high >= least
    ? tooFew(claim, seen, outcomes)
    : tellSeen(low >= least, claim, seen, outcomes);
};
