import { textComparer } from "../trace/diff/text-comparer.ts";
import { defined } from "../trace/values/json-access.ts";
import type { Prices } from "../trace/price.ts";
import { priceTable } from "../trace/prices/price-table.ts";
import { type Draft, draftOf } from "./draft.ts";
import { judgeAbsence, judgeGate } from "./gate.ts";
import { byGravity } from "./gravity.ts";
import { judgeExact } from "./judge/judge-exact.ts";
import { judgeSuiteLatency } from "./judge/judge-suite-latency.ts";
import { judgeMeasured } from "./judge/judge-measured.ts";
import { knownTests } from "./known-tests.ts";
import { loneTests } from "./lone-tests.ts";
import { notesOf } from "./notes-of.ts";
import { orderTests } from "./order-tests.ts";
import { pairCassettes } from "./pair-cassettes.ts";
import type { Finding, Report, Side, TestReport } from "./report.ts";
import { sideInfo } from "./side-info.ts";
import { suiteTotals } from "./suite-totals.ts";
import { testReport } from "./test-report.ts";
import { thresholdsFor } from "./parse-thresholds.ts";
import type { Thresholds } from "./thresholds.ts";

/** What a report is made of. */
export interface ReportInput {
  readonly base: Side;
  readonly head: Side;
  /** Default: `llm-replay`. */
  readonly title?: string;
  /** The number of the pull request it is about. */
  readonly pullRequest?: number | undefined;
  /** Default: those that the head's run was configured with. */
  readonly thresholds?: Thresholds | undefined;
  /** The user's own prices, as in the option `prices`; default: those that the head's run was configured with. */
  readonly prices?: Prices | undefined;
}

const isAccepted = ({ findings }: TestReport): boolean =>
  findings.some(({ accepted }) => accepted !== undefined);

const totalsOf = (tests: readonly TestReport[]): ReturnType<typeof suiteTotals> =>
  suiteTotals(tests.flatMap(({ diff }) => diff ?? []));

/** The suite as a whole; what is accepted of a test is no reason against it. A suite of one is that test. */
const suiteFindings = (tests: readonly TestReport[], { suite }: Thresholds): Finding[] => {
  const judged = tests.filter((test) => test.diff !== undefined && !isAccepted(test));
  if (judged.length < 2) return [];
  return judgeExact(totalsOf(judged), suite).map(({ message, ...each }) => ({
    ...each,
    message: `Over all tests, ${message.charAt(0).toLowerCase()}${message.slice(1)}`,
  }));
};

/** Compares two states of a suite and decides whether the second may follow the first. */
export const buildReport = (input: ReportInput): Report => {
  const { base, head, title = "llm-replay" } = input;
  const { thresholds = thresholdsFor(head.run), prices = head.run?.ownPrices } = input;
  const known = { base: knownTests(base), head: knownTests(head) };
  const comparison = { base, head, known, thresholds, prices, texts: textComparer() };
  const drafts = pairCassettes(base, head).map((pair) => draftOf(pair, comparison));
  const all = drafts.flatMap(({ measured }) => measured);
  const judged = new Map(judgeMeasured(all, thresholds.alpha).map((each, index) => [all[index], each]));
  const measurementsFor = ({ measured }: Draft) => measured.flatMap((each) => judged.get(each) ?? []);
  const paired = drafts.map((draft) => testReport(draft, measurementsFor(draft), head.run));
  const tests = orderTests([...paired, ...loneTests(base, head, thresholds)]);
  const findings = [
    ...judgeAbsence(base, head, thresholds.absence),
    ...suiteFindings(tests, thresholds),
    ...judgeSuiteLatency(tests),
  ].toSorted(byGravity);
  return {
    version: 1,
    title,
    ...defined({ pullRequest: input.pullRequest }),
    base: sideInfo(base),
    head: sideInfo(head),
    tests,
    totals: totalsOf(tests),
    findings,
    gate: judgeGate(tests, findings),
    notes: notesOf(base, head, tests, prices),
    prices: priceTable(),
  };
};
