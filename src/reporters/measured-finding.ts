import { median } from "../trace/statistics/spread.ts";
import { singleGround } from "./lone-side.ts";
import type { Finding, Measurement, Severity } from "./report.ts";
import { showFigure, showStep } from "./show-figure.ts";

const nameOf = (metric: string): string =>
  metric === "latency" ? "Latency" : metric === "firstChunk" ? "The first chunk" : `The ${metric}`;

const severityOf = ({ verdict }: Measurement): Severity =>
  verdict === "worse" ? "regression" : verdict === "better" ? "improvement" : "info";

const groundOf = (measurement: Measurement): string => {
  const { base, head, verdict, probability, takesNeeded } = measurement;
  if (Math.min(base.length, head.length) < 2) return singleGround(measurement);
  const takes = `${base.length} and ${head.length} takes`;
  if (verdict === "undecided")
    return `too few takes to tell: ${takesNeeded} of each are needed, not ${takes}`;
  const medians = `medians of ${takes}`;
  return probability === undefined ? medians : `${medians}, p = ${probability.toPrecision(2)}`;
};

const outliersIn = ({ outliers, head }: Measurement): string =>
  outliers > 0
    ? ` ${outliers} of ${head.length} ${outliers === 1 ? "lies" : "lie"} far outside the base's own spread.`
    : "";

const boundOf = ({ metric, bound, unit }: Measurement): string => {
  if (bound === undefined) return "";
  const side = metric.startsWith("score ") ? "less than the least" : "more than the most";
  return `, ${side} allowed (${showFigure(bound, unit)})`;
};

/** Says what a measured figure came to; nothing where it did not change. */
export const measuredFinding = (measurement: Measurement): Finding[] => {
  const { metric, unit, base, head, verdict, outliers } = measurement;
  if (verdict === "same" && outliers === 0) return [];
  const [from, to] = [median(base), median(head)];
  if (from === to && verdict !== "worse") return [];
  const step = unit === "" ? `${showFigure(from, "")} → ${showFigure(to, "")}` : showStep(from, to, unit);
  const message = `${nameOf(metric)}: ${step}${boundOf(measurement)}; ${groundOf(measurement)}.${outliersIn(measurement)}`;
  return [{ severity: severityOf(measurement), metric, message }];
};
