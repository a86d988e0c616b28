import type { Call } from "../../trace/call.ts";
import type { CallDiff, Change } from "../../trace/diff/trace-diff.ts";
import { compareFigures, figuresOfCall } from "../../trace/diff/metrics.ts";
import type { Trace } from "../../trace/trace.ts";
import { defined } from "../../trace/values/json-access.ts";
import { figuresOfTest } from "../figures-of-test.ts";
import type { TestReport } from "../report.ts";
import { callDetail } from "./call-detail.ts";
import type { CallPair, Row, TestDetail } from "./page-data.ts";
import { sideDetail } from "./side-detail.ts";

/** A test of the page: of a report, or of one side alone. */
export type PageTest = Omit<TestReport, "kind"> & { readonly kind: Row["kind"] };

const withoutTexts = ({ base, head, ...change }: Change): Change =>
  change.runs ? change : { ...change, ...defined({ base, head }) };

const pairOf = ({ base, head, changes, ...rest }: CallDiff, withWire: boolean): CallPair => ({
  ...rest,
  changes: changes.map(withoutTexts),
  ...(base && { base: callDetail(base, { withWire }) }),
  ...(head && { head: callDetail(head, { withWire }) }),
});

/** The calls of a test that has nothing to be compared with. */
const aloneCalls = ({ base, head }: PageTest): Pick<CallDiff, "base" | "head">[] =>
  head ? head.calls.map((call) => ({ head: call })) : (base?.calls ?? []).map((call) => ({ base: call }));

const callFigures = (call: Call | undefined) => (call ? figuresOfCall(call) : {});

const callsOf = (test: PageTest, withWire: boolean): CallPair[] => {
  if (test.diff) return test.diff.calls.map((call) => pairOf(call, withWire));
  return aloneCalls(test).map((call) => {
    const metrics = compareFigures(callFigures(call.base), callFigures(call.head));
    return { ...pairOf({ ...call, kind: "same", changes: [], metrics }, withWire), kind: "alone" };
  });
};

const placesOf = (test: PageTest): ((call: Call) => number) => {
  const pairs = test.diff?.calls ?? aloneCalls(test);
  const places = new Map(
    pairs.flatMap(({ base, head }, place) => [base, head].flatMap((call) => (call ? [[call, place]] : []))),
  );
  return (call) => places.get(call) ?? -1;
};

const toolsOf = (trace: Trace | undefined): string[] => (trace?.toolCalls ?? []).map(({ name }) => name);

const isQuiet = ({ kind }: PageTest): boolean => kind === "unchanged" || kind === "renamed";

/** Takes out of a test what the page shows when it is opened; what went over the wire by default where it changed. */
export const testDetail = (
  test: PageTest,
  { withWire = !isQuiet(test) }: { readonly withWire?: boolean } = {},
): TestDetail => {
  const { id, kind, file, line, cassette, from, reason, base, head, diff, run } = test;
  const placeOf = placesOf(test);
  return {
    id,
    kind,
    ...defined({ file, line, cassette, from, reason }),
    findings: test.findings,
    measurements: test.measurements,
    calls: callsOf(test, withWire),
    metrics: figuresOfTest(test),
    trajectory: diff?.trajectory ?? { base: toolsOf(base), head: toolsOf(head) },
    ...(base && { base: sideDetail(base, placeOf) }),
    ...(head && { head: sideDetail(head, placeOf) }),
    scores: run?.scores ?? [],
    budgets: run?.budgets ?? [],
  };
};
