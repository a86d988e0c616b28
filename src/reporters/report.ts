import type { Cassette } from "../cassette/cassette.ts";
import type { PriceTable } from "../trace/prices/price-table.ts";
import type { Call } from "../trace/call.ts";
import type { CallInfo, MetricDelta, TraceDiff } from "../trace/diff/trace-diff.ts";
import type { Trace } from "../trace/trace.ts";
import type { Baseline } from "./baseline.ts";
import type { RunFile, TestRun } from "./run-file.ts";

/** A cassette as one side has it, or why it cannot be read there. */
export type Recording = { readonly cassette: Cassette } | { readonly problem: string };

/** One of the two states of a suite that are compared. */
export interface Side {
  /** What it is called: a revision, a folder, `working tree`. */
  readonly label: string;
  /** The commit, where it is one. */
  readonly revision?: string;
  /** Why this one was taken. */
  readonly chosen?: string;
  /** By path, relative to the project, with `/`. */
  readonly cassettes: ReadonlyMap<string, Recording>;
  /** The accepted scores. */
  readonly baseline?: Baseline;
  /** What the last run of the tests showed. */
  readonly run?: RunFile;
  /** Why nothing of it can be read. */
  readonly problem?: string;
}

/** How bad, or good, something is. */
export type Severity = "regression" | "warning" | "improvement" | "info";

/** What a figure or a piece of behaviour came to. */
export interface Finding {
  readonly severity: Severity;
  /** What it is about: `cost`, `latency`, `answer`, `tools`, `score toMatchSemantically`, … */
  readonly metric: string;
  /** One sentence; it may hold recorded text as it is. */
  readonly message: string;
  /** The reason for which somebody accepted it. */
  readonly accepted?: string;
}

/** A figure that varies from run to run, with all its measurements. */
export interface Measurement {
  /** `latency`, `firstChunk`, or `score <name>`. */
  readonly metric: string;
  readonly unit: "ms" | "";
  readonly base: readonly number[];
  readonly head: readonly number[];
  /** Head over base as a factor, absent where the base is 0; for scores, head less base. */
  readonly shift?: number;
  /** How likely a difference of this size is by chance alone, corrected for all comparisons of the suite. */
  readonly probability?: number;
  /** `single`: there is one measurement on a side; `undecided`: there are too few takes to tell. */
  readonly verdict: "worse" | "better" | "same" | "undecided" | "single";
  /** The bound that the head does not keep to. */
  readonly bound?: number;
  /** How many takes of each side it takes to tell. */
  readonly takesNeeded?: number;
  /** How many of the head's measurements lie far outside the base's own spread. */
  readonly outliers: number;
}

/** What became of a test. */
export type TestKind =
  "added" | "removed" | "renamed" | "changed" | "unchanged" | "not comparable" | "failed";

/** One test, before and after. */
export interface TestReport<C extends CallInfo = Call> {
  /** As the test runner names it, else the cassette's path without its ending. */
  readonly id: string;
  readonly kind: TestKind;
  /** The cassette's path, where there is one. */
  readonly cassette?: string;
  /** The path of the base's cassette, where it is another. */
  readonly from?: string;
  readonly file?: string;
  readonly line?: number;
  /** Why it failed or cannot be compared. */
  readonly reason?: string;
  readonly diff?: TraceDiff<C>;
  /** What each side recorded; absent where it has nothing, or nothing that can be read. */
  readonly base?: Trace;
  readonly head?: Trace;
  /** What the head's run showed of it. */
  readonly run?: TestRun;
  readonly measurements: readonly Measurement[];
  readonly findings: readonly Finding[];
}

/** What the report comes to, and why. */
export interface Gate {
  readonly decision: "pass" | "warn" | "fail";
  /** One sentence that says the decision and its reason. */
  readonly wording: string;
  /** What decided, each with the test it is about where it is about one. */
  readonly because: readonly (Finding & { readonly test?: string })[];
}

/** What a report says of a side. */
export type SideInfo = Pick<Side, "label" | "revision" | "chosen"> & { readonly cassettes: number };

/** Two states of a suite compared: what every renderer prints. */
export interface Report<C extends CallInfo = Call> {
  readonly version: 1;
  readonly title: string;
  /** The number of the pull request it is about. */
  readonly pullRequest?: number;
  readonly base: SideInfo;
  readonly head: SideInfo;
  /** The gravest first. */
  readonly tests: readonly TestReport<C>[];
  /** Sums over the tests that could be compared. */
  readonly totals: readonly MetricDelta[];
  /** What is about the whole suite. */
  readonly findings: readonly Finding[];
  readonly gate: Gate;
  /** What a reader must know beside the findings. */
  readonly notes: readonly string[];
  readonly prices: PriceTable;
}

/** One test of a {@link PlainReport}. */
export type PlainTest = Omit<TestReport<CallInfo>, "base" | "head" | "run">;

/** A report without the calls' bodies: all that texts are made of, and what a report is as JSON. */
export interface PlainReport extends Omit<Report<CallInfo>, "tests"> {
  readonly tests: readonly PlainTest[];
}
