import { isDeepStrictEqual } from "node:util";
import type { Cassette } from "../cassette/cassette.ts";
import { defined } from "../trace/values/json-access.ts";
import { diffTraces } from "../trace/diff/diff-traces.ts";
import type { TextComparer } from "../trace/diff/text-comparer.ts";
import type { TraceDiff } from "../trace/diff/trace-diff.ts";
import type { Prices } from "../trace/price.ts";
import { readTrace } from "../trace/read-trace.ts";
import type { Trace } from "../trace/trace.ts";
import type { TestBaseline } from "./baseline.ts";
import { cassetteIn } from "./cassette-in.ts";
import type { Measured } from "./judge/judge-measured.ts";
import type { KnownTests } from "./known-tests.ts";
import { measurementsOf } from "./measurements-of.ts";
import type { CassettePair } from "./pair-cassettes.ts";
import type { Side } from "./report.ts";
import type { TestRun } from "./run-file.ts";
import { digestIn, namesOf, plainId } from "./test-names.ts";
import { type Limits, limitsOf, type Thresholds } from "./thresholds.ts";

/** What tests are compared with and by. */
export interface Comparison {
  readonly base: Side;
  readonly head: Side;
  readonly known: { readonly base: KnownTests; readonly head: KnownTests };
  readonly thresholds: Thresholds;
  /** The user's own prices, as in the option `prices`. */
  readonly prices?: Prices | undefined;
  readonly texts: TextComparer;
}

/** A test on its way into a report. */
export interface Draft {
  readonly id: string;
  readonly pair: CassettePair;
  readonly limits: Limits;
  /** The digest of the head's cassette, where there is one. */
  readonly digest: () => string | undefined;
  readonly run?: TestRun;
  readonly base?: Trace;
  readonly head?: Trace;
  readonly diff?: TraceDiff;
  readonly measured: readonly Measured[];
  readonly accepted?: TestBaseline;
  readonly baseline?: TestBaseline;
}

/** Whether two cassettes hold the very same recording: one that was not made again. */
const isKept = (base: Cassette, head: Cassette): boolean =>
  isDeepStrictEqual([base.interactions, base.spans], [head.interactions, head.spans]);

const tracesOf = (
  pair: CassettePair,
  { prices, texts }: Pick<Comparison, "prices" | "texts">,
): Pick<Draft, "base" | "head" | "diff"> => {
  const [before, after] = [cassetteIn(pair.base), cassetteIn(pair.head)];
  const read = (cassette: Cassette | undefined): Trace | undefined =>
    cassette && readTrace(cassette, prices === undefined ? {} : { prices });
  const base = read(before);
  const head = before && after && isKept(before, after) ? base : read(after);
  return defined({ base, head, diff: base && head && diffTraces(base, head, texts) });
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

/** Reads a test's cassettes on both sides and compares what is exact. */
export const draftOf = (pair: CassettePair, given: Comparison): Draft => {
  const { base, head, known, thresholds } = given;
  const traces = tracesOf(pair, given);
  const digest = digestIn(pair.head);
  const { id, old = id, filed = id } = namesOf(pair, known, digest);
  const limits = limitsOf(thresholds, pair.path, plainId(pair.path), id);
  return {
    id,
    pair,
    limits,
    digest,
    measured: measuredOf(pair, limits),
    ...traces,
    ...defined({
      run: known.head.runOf(id),
      accepted: head.baseline?.tests[filed],
      baseline: base.baseline?.tests[old],
    }),
  };
};
