import type { Call } from "../trace/call.ts";
import type { Bound } from "./bound.ts";
import { explainCall, referenceOf } from "./explain-call.ts";
import { judged, unjudged } from "./finding.ts";
import { type CountedSelection, emptySelection, overCalls, type Subject } from "./select.ts";
import { isTrace } from "./subject.ts";
import type { Row } from "./tell.ts";
import type { Finding } from "./verdict.ts";

/** A call's amount; `skipped`: by its nature it has none; `missing`: it must have one, and nobody told. */
export type Amount = number | { readonly skipped: string } | { readonly missing: string };

/** A call and its amount. */
export interface Measured {
  readonly call: Call;
  readonly value: number;
}

/** What is measured, against which limit, and how that is told. */
export interface Budget {
  readonly of: (call: Call) => Amount;
  /** What the amount is called: the `cost` of the trace is $0.01. */
  readonly noun: string;
  readonly show: (value: number) => string;
  readonly bound: Bound;
  readonly selection: CountedSelection;
  /** Where the selection does not say. */
  readonly per: "call" | "trace";
  /** Makes one amount of several calls'; default: the sum. */
  readonly together?: (measured: readonly Measured[]) => number;
  /** What to do where an amount is missing. */
  readonly ifMissing?: string;
  /** What to do where the limit is not kept. */
  readonly ifBroken?: string;
}

const sum = (measured: readonly Measured[]): number =>
  measured.reduce((total, { value }) => total + value, 0);

const linesOf = (calls: readonly { call: Call; text: string }[]): string[] =>
  calls.slice(0, 3).map(({ call, text }) => `${explainCall(call)}: ${text}`);

const wholeOf = (subject: Subject, { selection }: Budget, measured: readonly Measured[]): string => {
  if (!isTrace(subject)) return `call ${subject.index}`;
  if (!selection.filter) return "the trace";
  return measured.length === 1 ? "the picked call" : `the ${measured.length} picked calls`;
};

const compare = (what: string, value: number, budget: Budget, ranked: readonly Measured[], rows: Row[]) => {
  const { bound, show, noun } = budget;
  const pass = bound.holds(value);
  const [foremost] = ranked;
  const finding = judged(pass, {
    fact: `The ${noun} of ${what} is ${show(value)}, which is ${pass ? "" : "not "}${bound.words} ${show(bound.limit)}.`,
    actual: value,
    expected: bound.limit,
    shown: { actual: show(value), expected: `${bound.words} ${show(bound.limit)}` },
    rows: [["foremost", linesOf(ranked.map(({ call, value }) => ({ call, text: show(value) })))], ...rows],
    fix: budget.ifBroken,
  });
  return foremost ? { ...finding, call: referenceOf(foremost.call) } : finding;
};

/** Every call must keep the limit, so the one that is worst decides. */
const compareEach = (worst: Measured, budget: Budget, ranked: readonly Measured[], rows: Row[]): Finding => {
  const broken = ranked.filter(({ value }) => !budget.bound.holds(value)).length;
  const count: Row = ["calls", `${ranked.length - broken} of ${ranked.length} keep the limit`];
  return compare(`call ${worst.call.index}`, worst.value, budget, ranked, [count, ...rows]);
};

interface Amounts {
  readonly measured: readonly Measured[];
  readonly missing: readonly { call: Call; text: string }[];
  readonly skipped: readonly { call: Call; text: string }[];
}

const amountsOf = (calls: readonly Call[], of: Budget["of"]): Amounts => {
  const amounts = calls.map((call) => ({ call, amount: of(call) }));
  return {
    measured: amounts.flatMap(({ call, amount }) =>
      typeof amount === "number" ? { call, value: amount } : [],
    ),
    missing: amounts.flatMap(({ call, amount }) =>
      typeof amount === "object" && "missing" in amount ? { call, text: amount.missing } : [],
    ),
    skipped: amounts.flatMap(({ call, amount }) =>
      typeof amount === "object" && "skipped" in amount ? { call, text: amount.skipped } : [],
    ),
  };
};

const judgeAmounts = (subject: Subject, budget: Budget, { measured, missing, skipped }: Amounts): Finding => {
  const { bound, selection, together = sum, per, show } = budget;
  const rows: Row[] = [["not counted", linesOf(skipped)]];
  const [first] = missing;
  if (first)
    return unjudged({
      missing: first.text,
      expected: bound.limit,
      call: first.call,
      shown: `${bound.words} ${show(bound.limit)}`,
      rows: [["also", linesOf(missing.slice(1))]],
      fix: budget.ifMissing,
    });
  const ranked = measured.toSorted((a, b) => (bound.isCeiling ? b.value - a.value : a.value - b.value));
  const [worst] = ranked;
  if (!worst) return emptySelection("none of the calls counts", selection, { rows });
  if ((selection.per ?? per) === "call") return compareEach(worst, budget, ranked, rows);
  return compare(wholeOf(subject, budget, measured), together(measured), budget, ranked, rows);
};

/** Compares what calls amount to with a limit: every single one, or all of them together. */
export const judgeBudget = (subject: Subject, budget: Budget): Finding =>
  overCalls(subject, budget.selection, (calls) => judgeAmounts(subject, budget, amountsOf(calls, budget.of)));
