import type { Header } from "../../cassette/cassette.ts";
import type { Call } from "../../trace/call.ts";
import type { Cost } from "../../trace/cost.ts";
import type { CallDiff, Change, MetricDelta } from "../../trace/diff/trace-diff.ts";
import type { PriceTable } from "../../trace/prices/price-table.ts";
import type { Span } from "../../trace/span.ts";
import type { Finding, Gate, Measurement, Report, Severity, SideInfo, TestKind } from "../report.ts";
import type { BudgetUse, Score } from "../run-file.ts";

/** A figure before and after; `null` on the side that has none. */
export type Pair = readonly [base: number | null, head: number | null];

/** What a row of the list shows in figures. */
export interface RowFigures {
  /** In US dollars. */
  readonly cost?: Pair;
  /** Read and written. */
  readonly tokens?: Pair;
  /** What all calls took together, in milliseconds: the median of all takes, where both sides have one. */
  readonly latency?: Pair;
  readonly calls?: Pair;
}

/** One test in the list: what is known of it without its details. */
export interface Row {
  readonly id: string;
  /** The test's file, else the folder of its cassette: the suite it is counted in. */
  readonly file: string;
  /** `recorded`: there is one side only, and nothing is compared. */
  readonly kind: TestKind | "recorded";
  /** The gravest of what is found and not accepted. */
  readonly severity?: Severity;
  /** Something of it was accepted. */
  readonly isAccepted?: true;
  readonly findings: readonly Finding[];
  readonly figures: RowFigures;
  /** Where its {@link TestDetail} is: the block, and the place in it. */
  readonly at: readonly [block: number, place: number];
}

/** All that the page shows before a test is opened. Rows stand with the gravest first. */
export interface PageData {
  readonly title: string;
  /** Absent where one side is shown alone. */
  readonly base?: SideInfo;
  readonly head: SideInfo;
  /** Absent where one side is shown alone. */
  readonly gate?: Gate;
  readonly totals: Report["totals"];
  readonly findings: readonly Finding[];
  readonly notes: readonly string[];
  readonly prices: PriceTable;
  readonly rows: readonly Row[];
}

/** How a page stands that a server keeps up to date. */
export interface LiveState {
  /** Grows with every change of what is shown. */
  readonly version: number;
  /** Why what is there now cannot be shown, so that the last that could be is. */
  readonly problem?: string;
}

/** What is shown by a server now. */
export interface LiveData extends LiveState {
  readonly data: PageData;
}

/** A body as it went over the wire, or what is known of it. */
export interface WireBody {
  /** Absent where it is no text. */
  readonly text?: string;
  /** What it weighs, in bytes. */
  readonly size: number;
  /** How much of it each of `timing.chunks` brought: UTF-16 units of its text, else bytes; absent where it came whole. */
  readonly chunks?: readonly number[];
}

/** What went over the wire for a call; secrets were taken out when it was recorded. */
export interface Wire {
  readonly requestHeaders: readonly Header[];
  readonly request: WireBody;
  /** Absent where no response came. */
  readonly responseHeaders?: readonly Header[];
  readonly response?: WireBody;
}

/** One call, as the trace has it; what was large and is not shown is left out. */
export interface CallDetail extends Omit<Call, "interaction" | "embeddings" | "cost" | "unpriced"> {
  readonly cost?: Cost;
  /** Why there is no cost. */
  readonly unpriced?: string;
  readonly embeddings?: { readonly count: number; readonly dimensions: number };
  /** For a stream: how many UTF-16 units of `text` were there with each of `timing.chunks`; never falls. */
  readonly growth?: readonly number[];
  /** In a report, given for tests that changed. */
  readonly wire?: Wire;
}

/** One call on both sides; `alone`: the test has one side only, and nothing is compared. */
export interface CallPair {
  readonly kind: CallDiff["kind"] | "alone";
  readonly base?: CallDetail;
  readonly head?: CallDetail;
  /** A change with `runs` has neither `base` nor `head`: its runs joined give both. */
  readonly changes: readonly Change[];
  readonly metrics: readonly MetricDelta[];
}

/** One span in a waterfall; times are milliseconds since the trace began. */
export interface SpanDetail extends Omit<Span, "parent" | "children" | "call"> {
  readonly parent?: string;
  /** 0 for the root. */
  readonly depth: number;
  /** The call that was made in it: its place in {@link TestDetail.calls}, or -1 for a judge's. */
  readonly call?: number;
}

/** What of a side belongs to no call of its own. */
export interface SideDetail {
  /** Parents before their children, in the order they began. */
  readonly spans: readonly SpanDetail[];
  readonly judgeCalls: readonly CallDetail[];
  /** In milliseconds. */
  readonly duration: number;
}

/** All that the page shows of one test. */
export interface TestDetail {
  readonly id: string;
  readonly kind: Row["kind"];
  readonly file?: string;
  readonly line?: number;
  readonly cassette?: string;
  /** The path of the base's cassette, where it is another. */
  readonly from?: string;
  /** Why it failed or cannot be compared. */
  readonly reason?: string;
  readonly findings: readonly Finding[];
  readonly measurements: readonly Measurement[];
  /** The calls of both sides, aligned, in the order of the report: a link names a call by its place here. */
  readonly calls: readonly CallPair[];
  readonly metrics: readonly MetricDelta[];
  /** The tools called on each side, in order. */
  readonly trajectory: { readonly base: readonly string[]; readonly head: readonly string[] };
  /** Absent where that side has no cassette, or none that can be read. */
  readonly base?: SideDetail;
  readonly head?: SideDetail;
  /** What the matchers of the head's run said. */
  readonly scores: readonly Score[];
  readonly budgets: readonly BudgetUse[];
}

/** What of a test is looked at, as the address says: `#/<test id>/<call>/<view>`, the call counted from 1. */
export interface DetailLocation {
  /** The place in {@link TestDetail.calls}, from 0; absent: the test as a whole. */
  readonly call?: number;
  /** Which of a call's or test's views; the views name themselves. */
  readonly view?: string;
}
