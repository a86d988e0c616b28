import { digestOf } from "../cassette/digest.ts";
import type { Cassette } from "../cassette/cassette.ts";
import { defined } from "../trace/values/json-access.ts";
import { diffTraces } from "../trace/diff/diff-traces.ts";
import type { TraceDiff } from "../trace/diff/trace-diff.ts";
import type { Prices } from "../trace/price.ts";
import { readTrace } from "../trace/read-trace.ts";
import type { Trace } from "../trace/trace.ts";
import type { TestBaseline } from "./baseline.ts";
import { findingsOf } from "./findings.ts";
import type { Measured } from "./judge-measured.ts";
import { measurementsOf } from "./measurements-of.ts";
import type { CassettePair } from "./pair-cassettes.ts";
import type { Finding, Measurement, Side, TestKind, TestReport } from "./report.ts";
import type { TestRun } from "./run-file.ts";
import { type Limits, limitsOf, type Thresholds } from "./thresholds.ts";

/** What tests are compared with and by. */
export interface Comparison {
  readonly base: Side;
  readonly head: Side;
  readonly thresholds: Thresholds;
  /** The user's own prices, as in the option `prices`. */
  readonly prices?: Prices | undefined;
}

/** A test on its way into a report. */
export interface Draft {
  readonly id: string;
  readonly pair: CassettePair;
  readonly limits: Limits;
  readonly run?: TestRun;
  readonly base?: Trace;
  readonly head?: Trace;
  readonly diff?: TraceDiff;
  readonly measured: readonly Measured[];
  readonly accepted?: TestBaseline;
  readonly baseline?: TestBaseline;
}

/** The path without the folder's name and the ending. */
const plainId = (path: string): string => path.replace(/\.json$/, "");

const cassetteIn = (recording: CassettePair["base"]): Cassette | undefined =>
  recording && "cassette" in recording ? recording.cassette : undefined;

const traceIn = (recording: CassettePair["base"], prices: Prices | undefined): Trace | undefined => {
  const cassette = cassetteIn(recording);
  return cassette && readTrace(cassette, prices === undefined ? {} : { prices });
};

const tracesOf = (pair: CassettePair, prices: Prices | undefined): Pick<Draft, "base" | "head" | "diff"> => {
  const [base, head] = [traceIn(pair.base, prices), traceIn(pair.head, prices)];
  return defined({ base, head, diff: base && head && diffTraces(base, head) });
};

const measuredOf = ({ base, head }: CassettePair, limits: Limits): Measured[] => {
  const [before, after] = [cassetteIn(base), cassetteIn(head)];
  if (!before || !after) return [];
  const taken = measurementsOf(after);
  return [...measurementsOf(before)].flatMap(([metric, values]) => {
    const now = taken.get(metric);
    return now ? [{ metric, base: values, head: now, limits }] : [];
  });
};

/** What a side calls the test of a cassette: as its run does, else as the one baseline of this very recording. */
const nameOf = (
  { run, baseline }: Side,
  path: string,
  recording: CassettePair["base"],
): string | undefined => {
  const found = run?.tests.find(({ cassette }) => cassette?.path === path);
  const cassette = cassetteIn(recording);
  if (found || !baseline || !cassette) return found?.id;
  const digest = digestOf(cassette);
  const named = Object.entries(baseline.tests).filter(([, test]) => test.cassette === digest);
  return named.length === 1 ? named[0]?.[0] : undefined;
};

/** Reads a test's cassettes on both sides and compares what is exact. */
export const draftOf = (pair: CassettePair, { base, head, thresholds, prices }: Comparison): Draft => {
  const old = nameOf(base, pair.from ?? pair.path, pair.base);
  const id = nameOf(head, pair.path, pair.head) ?? old ?? plainId(pair.path);
  const limits = limitsOf(thresholds, pair.path, plainId(pair.path), id);
  return {
    id,
    pair,
    limits,
    measured: measuredOf(pair, limits),
    ...tracesOf(pair, prices),
    ...defined({
      run: head.run?.tests.find((each) => each.id === id),
      accepted: head.baseline?.tests[id],
      baseline: base.baseline?.tests[old ?? id],
    }),
  };
};

const kindOf = ({ pair: { base, head, from }, run, diff }: Draft): TestKind => {
  if (run?.state === "failed" || (head && "problem" in head)) return "failed";
  if (!head) return "removed";
  if (!base) return "added";
  if (!diff) return "not comparable";
  if (!diff.same) return "changed";
  return from === undefined ? "unchanged" : "renamed";
};

const reasonOf = ({ pair: { base, head } }: Draft): string | undefined =>
  [head, base].flatMap((side) => (side && "problem" in side ? [side.problem] : []))[0];

/** What a test's kind alone says of it. */
export const standing = (kind: TestKind): Finding[] => {
  if (kind === "failed") return [{ severity: "regression", metric: "test", message: "The test fails." }];
  if (kind === "removed")
    return [
      { severity: "warning", metric: "test", message: "The test is gone, and what it measured with it." },
    ];
  if (kind === "added")
    return [
      { severity: "info", metric: "test", message: "The test is new: there is nothing to compare with." },
    ];
  return [];
};

/** What was accepted counts for the very recording it was said of, and in the pull request that said it. */
const acceptanceOf = ({ accepted, baseline, pair }: Draft): string | undefined => {
  const cassette = cassetteIn(pair.head);
  if (accepted?.cassette !== undefined && (!cassette || digestOf(cassette) !== accepted.cassette))
    return undefined;
  const known = new Set((baseline?.accepted ?? []).map((each) => JSON.stringify(each)));
  const fresh = (accepted?.accepted ?? []).filter((each) => !known.has(JSON.stringify(each)));
  return fresh.length > 0 ? fresh.map(({ reason }) => reason).join("; ") : undefined;
};

/** Judges a test by what is exact and by its share of the suite's measurements. */
export const testReport = (draft: Draft, measurements: readonly Measurement[]): TestReport => {
  const { id, pair, limits, run, base, head, diff, baseline, accepted } = draft;
  const kind = kindOf(draft);
  const scores = run && run.scores.length > 0 ? run.scores : accepted?.scores;
  const found = diff ? findingsOf({ diff, measurements, limits, accepted: baseline, scores }) : [];
  const reason = acceptanceOf(draft);
  const findings = [...standing(kind), ...found].map((each) =>
    reason !== undefined && each.severity === "regression" ? { ...each, accepted: reason } : each,
  );
  return {
    id,
    kind,
    measurements,
    findings,
    cassette: pair.path,
    ...defined({ from: pair.from, file: run?.file, line: run?.line, reason: reasonOf(draft) }),
    ...defined({ base, head, diff, run }),
  };
};
