import { type Family, type Labels, metricName, type Point } from "./family.ts";
import { familyHead, sampleLine } from "./print-sample.ts";

interface Series {
  readonly labels: Labels;
  /** How many points lie in each bucket, the one to infinity last; for a counter, one. */
  readonly counts: number[];
  sum: number;
}

/** The series of one metric as they fill. */
export interface Filling {
  readonly family: Family;
  readonly add: (point: Point) => void;
  /** The lines of the metric; `""` where it has no series. */
  readonly print: () => string;
}

const keyOf = (labels: Labels): string =>
  JSON.stringify(Object.entries(labels).toSorted(([a], [b]) => (a < b ? -1 : 1)));

/** A number as Go prints it, with a decimal point: how OpenMetrics wants bounds, so that all exporters' are equal. */
const boundText = (bound: number): string => {
  if (bound === Infinity) return "+Inf";
  if (bound >= 1e6) return bound.toExponential().replace(/e\+(\d)$/, "e+0$1");
  return Number.isInteger(bound) ? `${bound}.0` : String(bound);
};

const histogramLines = (name: string, bounds: readonly number[], { labels, counts, sum }: Series): string => {
  let under = 0;
  const buckets = [...bounds, Infinity].map((bound, index) => {
    under += counts[index] ?? 0;
    return sampleLine(`${name}_bucket`, { ...labels, le: boundText(bound) }, under);
  });
  return (
    buckets.join("") + sampleLine(`${name}_count`, labels, under) + sampleLine(`${name}_sum`, labels, sum)
  );
};

/** Opens the series of a metric: a histogram's where it has bounds, else a counter's. */
export const fill = (family: Family): Filling => {
  const all = new Map<string, Series>();
  const { bounds } = family;
  const name = metricName(family);
  const openSeries = (labels: Labels): Series => {
    const series = { labels, counts: Array.from({ length: (bounds?.length ?? 0) + 1 }, () => 0), sum: 0 };
    all.set(keyOf(labels), series);
    return series;
  };
  const add = ({ value, labels }: Point): void => {
    const series = all.get(keyOf(labels)) ?? openSeries(labels);
    const bucket = bounds?.findIndex((bound) => value <= bound) ?? 0;
    const place = bucket < 0 ? series.counts.length - 1 : bucket;
    series.counts[place] = (series.counts[place] ?? 0) + 1;
    series.sum += value;
  };
  const lines = (series: Series): string =>
    bounds ? histogramLines(name, bounds, series) : sampleLine(`${name}_total`, series.labels, series.sum);
  const print = (): string => {
    const sorted = [...all].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, series]) => lines(series));
    const head = familyHead({ ...family, name, type: bounds ? "histogram" : "counter" });
    return sorted.length === 0 ? "" : head + sorted.join("");
  };
  return { family, add, print };
};
