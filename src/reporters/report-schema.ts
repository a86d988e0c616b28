import * as v from "valibot";
import { failure } from "../errors.ts";
import type { JsonValue } from "../formats/json.ts";
import type { JsonChange } from "../trace/diff/json-changes.ts";
import {
  CHANGE_KINDS,
  type CallDiff,
  type CallInfo,
  type Change,
  type Metric,
  type MetricDelta,
  METRICS,
  type SpanChange,
  type TraceDiff,
} from "../trace/diff/trace-diff.ts";
import type { TextRun } from "../trace/diff/word-diff.ts";
import { readDocument } from "./read-document.ts";
import type { Finding, Measurement, PlainReport, PlainTest, SideInfo } from "./report.ts";

// What a later version adds is passed over, so that a report of a newer package can be shown.
const text = v.string();
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const json = v.unknown() as v.GenericSchema<JsonValue>;
const optional = v.exactOptional;

/** A member that a type gains and a schema lacks does not compile. */
type Members<T> = Readonly<Record<keyof T, v.GenericSchema>>;

const run = v.object({ side: v.picklist(["both", "base", "head"]), text });

const jsonChange = v.object({
  path: text,
  base: optional(json),
  head: optional(json),
  reordered: optional(v.literal(true)),
} satisfies Members<JsonChange>);

const change = v.object({
  kind: v.picklist(CHANGE_KINDS),
  /** The parameter's or tool's name, the message's role and place. */
  name: optional(text),
  /** Absent where that side lacks it, and where `runs` tell. */
  base: optional(json),
  head: optional(json),
  /** A text word by word: `both` and `base` joined give the base, `both` and `head` the head. */
  runs: optional(v.array(run)),
  inside: optional(v.array(jsonChange)),
  similarity: optional(v.number()),
  conflicts: optional(v.array(text)),
} satisfies Members<Change>);

const delta = v.object({
  metric: v.picklist(Object.keys(METRICS) as [Metric, ...Metric[]]),
  base: optional(v.number()),
  head: optional(v.number()),
  regime: v.picklist(["exact", "measured"]),
} satisfies Members<MetricDelta>);

const call = v.object({
  index: count,
  provider: optional(text),
  operation: optional(text),
  model: optional(text),
  recordedAt: optional(text),
} satisfies Members<CallInfo>);

const callDiff = v.object({
  kind: v.picklist(["same", "changed", "moved", "added", "removed"]),
  base: optional(call),
  head: optional(call),
  changes: v.array(change),
  metrics: v.array(delta),
} satisfies Members<CallDiff>);

const spanChange = v.object({
  kind: v.picklist(["added", "removed", "changed"]),
  path: v.array(text),
  what: optional(text),
} satisfies Members<SpanChange>);

const traceDiff = v.object({
  same: v.boolean(),
  /** Those that are not the same on both sides. */
  calls: v.array(callDiff),
  spans: v.array(spanChange),
  trajectory: v.object({ base: v.array(text), head: v.array(text) }),
  metrics: v.array(delta),
} satisfies Members<TraceDiff>);

const findingEntries = {
  severity: v.picklist(["regression", "warning", "improvement", "info"]),
  metric: text,
  message: text,
  /** The reason for which somebody accepted it. */
  accepted: optional(text),
} satisfies Members<Finding>;

const finding = v.object(findingEntries);

const measurement = v.object({
  /** `latency`, `firstChunk`, or `score <name>`. */
  metric: text,
  unit: v.picklist(["ms", ""]),
  base: v.array(v.number()),
  head: v.array(v.number()),
  shift: optional(v.number()),
  probability: optional(v.number()),
  verdict: v.picklist(["worse", "better", "same", "undecided", "single"]),
  bound: optional(v.number()),
  takesNeeded: optional(v.number()),
  outliers: count,
} satisfies Members<Measurement>);

const test = v.object({
  id: text,
  kind: v.picklist(["added", "removed", "renamed", "changed", "unchanged", "not comparable", "failed"]),
  cassette: optional(text),
  from: optional(text),
  file: optional(text),
  line: optional(count),
  reason: optional(text),
  diff: optional(traceDiff),
  measurements: v.array(measurement),
  findings: v.array(finding),
} satisfies Members<PlainTest>);

const side = v.object({
  label: text,
  revision: optional(text),
  chosen: optional(text),
  /** How many there are. */
  cassettes: count,
} satisfies Members<SideInfo>);

/** The format of a report, version 1; the published JSON Schema is made of it. */
export const reportSchema = v.object({
  version: v.literal(1),
  title: text,
  /** The number of the pull request it is about. */
  pullRequest: optional(count),
  base: side,
  head: side,
  /** The gravest first. */
  tests: v.array(test),
  /** Sums over the tests that could be compared. */
  totals: v.array(delta),
  /** What is about the whole suite. */
  findings: v.array(finding),
  gate: v.object({
    decision: v.picklist(["pass", "warn", "fail"]),
    wording: text,
    because: v.array(v.object({ ...findingEntries, test: optional(text) })),
  }),
  notes: v.array(text),
  prices: v.object({ name: text, version: text, date: text }),
} satisfies Members<PlainReport>);

const sideOf = (runs: readonly TextRun[], side: "base" | "head"): string =>
  runs.map((each) => (each.side === "both" || each.side === side ? each.text : "")).join("");

const restored = (each: Change): Change =>
  each.runs ? { ...each, base: sideOf(each.runs, "base"), head: sideOf(each.runs, "head") } : each;

const withTexts = ({ diff, ...rest }: PlainTest): PlainTest => ({
  ...rest,
  ...(diff && {
    diff: {
      ...diff,
      calls: diff.calls.map((each) => ({ ...each, changes: each.changes.map(restored) })),
    },
  }),
});

/**
 * Reads what `jsonReport` printed, so that any renderer prints it as it would have; `file` is named in errors.
 *
 * @throws `reportUnreadable` with the place and the reason.
 */
export const readReport = (text: string, file = "report.json"): PlainReport => {
  const report = readDocument(text, reportSchema, (reason) => failure("reportUnreadable", file, reason));
  return { ...report, tests: report.tests.map(withTexts) };
};
