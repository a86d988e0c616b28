import { printableLine } from "../formats/printable.ts";
import type { PlainReport, Severity } from "../reporters/report.ts";
import type { Metric } from "../trace/diff/trace-diff.ts";

/** The sums that are told as numbers, by the name of their outputs. */
const FIGURES = {
  cost: ["cost"],
  tokens: ["input", "output"],
  "tokens-in": ["input"],
  "tokens-out": ["output"],
  "tokens-cached": ["cacheRead"],
  calls: ["calls"],
  "tool-calls": ["toolCalls"],
  errors: ["errors"],
  duration: ["duration"],
} as const satisfies Readonly<Record<string, readonly Metric[]>>;

type SideName = "base" | "head";

const sumOf = ({ totals }: PlainReport, metrics: readonly Metric[], side: SideName): number | undefined => {
  const found = metrics.map((metric) => totals.find((each) => each.metric === metric)?.[side]);
  return found.reduce((sum, each) => (sum === undefined || each === undefined ? undefined : sum + each), 0);
};

/** Sums of prices have noise in their last bits. */
const written = (value: number | undefined): string =>
  value === undefined ? "" : `${Number(value.toPrecision(12))}`;

const figureOutputs = (report: PlainReport): [string, string][] =>
  Object.entries(FIGURES).flatMap(([name, metrics]): [string, string][] => {
    const [base, head] = [sumOf(report, metrics, "base"), sumOf(report, metrics, "head")];
    const delta = base === undefined || head === undefined ? undefined : head - base;
    return [
      [`${name}-base`, written(base)],
      [`${name}-head`, written(head)],
      [`${name}-delta`, written(delta)],
    ];
  });

const counted = ({ tests, findings }: PlainReport, wanted: Severity): number =>
  [...findings, ...tests.flatMap((test) => test.findings)].filter(
    ({ severity, accepted }) => severity === wanted && accepted === undefined,
  ).length;

const acceptedIn = ({ tests }: PlainReport): number =>
  tests.flatMap(({ findings }) => findings).filter(({ accepted }) => accepted !== undefined).length;

/** Gives what later steps may want to know of a report; a figure that is not known is empty, never 0. */
export const outputsOf = (report: PlainReport): ReadonlyMap<string, string> => {
  const { gate, tests, base, head } = report;
  return new Map([
    ["decision", gate.decision],
    ["wording", printableLine(gate.wording)],
    ["regressions", `${counted(report, "regression")}`],
    ["warnings", `${counted(report, "warning")}`],
    ["improvements", `${counted(report, "improvement")}`],
    ["accepted", `${acceptedIn(report)}`],
    ["tests", `${tests.length}`],
    ...figureOutputs(report),
    ["base-sha", base.revision ?? ""],
    ["base-rule", base.chosen ?? ""],
    ["head-sha", head.revision ?? ""],
  ]);
};
