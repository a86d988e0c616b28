import type { Metric, MetricDelta } from "../../trace/diff/trace-diff.ts";
import type { Finding, Severity } from "../report.ts";
import { showFigure, showStep } from "../show-figure.ts";
import { isOutOfBound, isPast, type Limit, type Limits } from "../thresholds.ts";

type Read = (of: (metric: Metric) => number | undefined) => number | undefined;

const sum = (...parts: readonly (number | undefined)[]): number | undefined =>
  parts.every((part) => part === undefined) ? undefined : parts.reduce<number>((a, b) => a + (b ?? 0), 0);

const withoutRetries = (count: number | undefined, retries = 0): number | undefined =>
  count === undefined ? undefined : Math.max(0, count - retries);

/** A figure that is judged, and how it is found among those of a trace. */
interface Judged {
  readonly metric: "cost" | "tokens" | "calls" | "errors" | "cacheRead";
  readonly name: string;
  readonly unit: string;
  readonly read: Read;
  /** The less, the worse. */
  readonly isGood?: boolean;
  /** What was tried again is left out, which is said where anything was. */
  readonly isWithoutRetries?: boolean;
}

// A provider that was busy while recording is no fault of the program: what was tried again counts once.
const JUDGED: readonly Judged[] = [
  { metric: "cost", name: "cost", unit: "usd", read: (of) => of("cost") },
  { metric: "tokens", name: "tokens", unit: "", read: (of) => sum(of("input"), of("output")) },
  {
    metric: "calls",
    name: "calls",
    unit: "",
    read: (of) => withoutRetries(of("calls"), of("retries")),
    isWithoutRetries: true,
  },
  {
    metric: "errors",
    name: "failed calls",
    unit: "",
    read: (of) => withoutRetries(of("errors"), of("retries")),
    isWithoutRetries: true,
  },
  {
    metric: "cacheRead",
    name: "tokens read from the prompt cache",
    unit: "",
    read: (of) => of("cacheRead"),
    isGood: true,
  },
];

const readerOf =
  (metrics: readonly MetricDelta[], side: "base" | "head") =>
  (metric: Metric): number | undefined =>
    metrics.find((each) => each.metric === metric)?.[side];

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

const unknown = ({ metric, name, unit }: Judged, base: number): Finding => ({
  severity: "warning",
  metric,
  message: `${capital(name)} cannot be compared: ${showStep(base, undefined, unit)}, not known any more.`,
});

const severityOf = (
  { isGood = false }: Judged,
  limit: Limit,
  base: number,
  head: number,
): Severity | undefined => {
  const [from, to] = isGood ? [-base, -head] : [base, head];
  if (isPast(limit, from, to) || isOutOfBound(limit, head, isGood)) return "regression";
  return isPast(limit, to, from) ? "improvement" : undefined;
};

const messageOf = (
  { name, unit, isGood = false }: Judged,
  limit: Limit,
  [base, head]: readonly [number | undefined, number],
): string => {
  const step = showStep(base, head, unit);
  if (limit !== false && limit.bound !== undefined && isOutOfBound(limit, head, isGood)) {
    const side = isGood ? "less than the least" : "more than the most";
    return `${capital(name)}: ${step}, ${side} allowed (${showFigure(limit.bound, unit)}).`;
  }
  return `${capital(name)} ${head > (base ?? 0) ? "rose" : "fell"}: ${step}.`;
};

const isRetried = ({ metric, base = 0, head = 0 }: MetricDelta): boolean =>
  metric === "retries" && base + head > 0;

const named = (figure: Judged, metrics: readonly MetricDelta[]): Judged =>
  figure.isWithoutRetries && metrics.some(isRetried)
    ? { ...figure, name: `${figure.name} (without retries)` }
    : figure;

const judged = (figure: Judged, limits: Partial<Limits>, metrics: readonly MetricDelta[]): Finding[] => {
  const limit = limits[figure.metric];
  const base = figure.read(readerOf(metrics, "base"));
  const told = figure.read(readerOf(metrics, "head"));
  // Providers leave out a count of cached tokens that is 0.
  const head = told ?? (figure.isGood ? 0 : undefined);
  if (limit === undefined || limit === false) return [];
  if (head === undefined) return base === undefined ? [] : [unknown(figure, base)];
  const severity = severityOf(figure, limit, base ?? head, head);
  if (severity === undefined) return [];
  return [
    { severity, metric: figure.metric, message: messageOf(named(figure, metrics), limit, [base, head]) },
  ];
};

/** What a call that failed did not use is nothing saved. */
const withoutFalseGains = (findings: readonly Finding[]): Finding[] =>
  findings.some(({ metric, severity }) => metric === "errors" && severity === "regression")
    ? findings.filter(({ severity }) => severity === "regression")
    : [...findings];

/**
 * Judges figures that replay gives exactly: any difference is one, and those past their limit are findings. A figure
 * without a limit is left alone.
 */
export const judgeExact = (metrics: readonly MetricDelta[], limits: Partial<Limits>): Finding[] =>
  withoutFalseGains(JUDGED.flatMap((figure) => judged(figure, limits, metrics)));
