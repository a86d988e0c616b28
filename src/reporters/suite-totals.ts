import { compareFigures, type Figures } from "../trace/diff/metrics.ts";
import { type Metric, type MetricDelta, METRICS, type TraceDiff } from "../trace/diff/trace-diff.ts";

/** Medians and shares have no sum. */
const ADDED: ReadonlySet<Metric> = new Set(
  (Object.keys(METRICS) as Metric[]).filter(
    (metric) => !["firstChunk", "firstToken", "tokensPerSecond", "rateLimitLeft"].includes(metric),
  ),
);

const isCost = (metric: Metric): boolean => METRICS[metric] === "usd";

/** A count that a side does not give is 0; a cost that it does not give is not known. */
const isUsable = ({ metric, base, head }: MetricDelta): boolean =>
  ADDED.has(metric) && (!isCost(metric) || (base !== undefined && head !== undefined));

const isUsage = (metric: Metric): boolean => metric === "input" || metric === "output";

const isLopsided = ({ metric, base, head }: MetricDelta): boolean =>
  isUsage(metric) && (base === undefined || head === undefined);

/** Adds up what tests took on both sides; a test whose cost or usage is known on one side only is left out of it. */
export const suiteTotals = (diffs: readonly TraceDiff[]): MetricDelta[] => {
  const deltas = diffs.flatMap(({ metrics }) =>
    metrics.filter((delta) => isUsable(delta) && !isLopsided(delta)),
  );
  return [...Map.groupBy(deltas, ({ metric }) => metric)].map(([metric, same]) => ({
    metric,
    base: same.reduce((total, { base = 0 }) => total + base, 0),
    head: same.reduce((total, { head = 0 }) => total + head, 0),
    regime: same[0]?.regime ?? "exact",
  }));
};

/** Adds up what the tests of one side took; what is not known of a test is left out. */
export const sumFigures = (figures: readonly Figures[]): MetricDelta[] => {
  const known = figures.flatMap((each) => compareFigures({}, each)).filter(({ metric }) => ADDED.has(metric));
  return [...Map.groupBy(known, ({ metric }) => metric)].map(([metric, same]) => ({
    metric,
    head: same.reduce((total, { head = 0 }) => total + head, 0),
    regime: same[0]?.regime ?? "exact",
  }));
};
