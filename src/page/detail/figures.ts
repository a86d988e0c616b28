import { showFigure, showGrowth } from "../../reporters/show-figure.ts";
import type { Measurement } from "../../reporters/report.ts";
import { type Metric, type MetricDelta, METRICS } from "../../trace/diff/trace-diff.ts";

/** A figure on both sides as it is shown. */
export interface Figure {
  readonly metric: Metric;
  readonly label: string;
  /** Absent where that side has none. */
  readonly base?: string;
  readonly head?: string;
  /** By how much it grew; `""` where nothing can be said. */
  readonly growth: string;
  /** What the growth means; absent where it means nothing by itself. */
  readonly sense?: "better" | "worse";
}

/** Figures of one kind. */
export interface FigureGroup {
  readonly title: string;
  readonly figures: readonly Figure[];
}

const GROUPS: readonly (readonly [title: string, Partial<Record<Metric, string>>])[] = [
  [
    "Cost",
    {
      cost: "total",
      inputCost: "input",
      cachedCost: "cached",
      outputCost: "output",
      reasoningCost: "reasoning",
    },
  ],
  [
    "Tokens",
    {
      input: "in",
      cacheRead: "cached",
      cacheWrite: "kept in cache",
      output: "out",
      reasoning: "reasoning",
    },
  ],
  [
    "Time",
    {
      duration: "duration",
      firstChunk: "first chunk",
      firstToken: "first token",
      tokensPerSecond: "speed",
      rateLimitLeft: "limit left",
    },
  ],
  ["Calls", { calls: "calls", errors: "failed", retries: "retries", toolCalls: "tool calls" }],
];

const GROWING_IS_GOOD: ReadonlySet<Metric> = new Set(["cacheRead", "tokensPerSecond", "rateLimitLeft"]);
const NEUTRAL: ReadonlySet<Metric> = new Set(["calls", "toolCalls", "cachedCost", "cacheWrite"]);

/** What each measured figure is called where it was judged. */
const JUDGED: Partial<Record<Metric, string>> = { duration: "latency", firstChunk: "firstChunk" };

const show = (metric: Metric, value: number): string => {
  const unit = METRICS[metric];
  if (unit === "share") return showFigure(value * 100, "%");
  if (unit === "tokens/s") return `${showFigure(Math.round(value), "")}/s`;
  return showFigure(value, unit === "tokens" ? "" : unit);
};

const senseOf = (
  { metric, base, head, regime }: MetricDelta,
  measurements: readonly Measurement[],
): Figure["sense"] => {
  if (base === undefined || head === undefined || base === head || NEUTRAL.has(metric)) return undefined;
  if (regime === "exact") return head > base === GROWING_IS_GOOD.has(metric) ? "better" : "worse";
  const verdict = measurements.find((each) => each.metric === JUDGED[metric])?.verdict;
  return verdict === "better" || verdict === "worse" ? verdict : undefined;
};

const growthOf = ({ metric, base, head }: MetricDelta): string => {
  if (base === 0 && head !== undefined && head > 0) return `+${show(metric, head)}`;
  return base === head ? "" : showGrowth(base, head);
};

const figureOf = (label: string, delta: MetricDelta, measurements: readonly Measurement[]): Figure => {
  const { metric, base, head } = delta;
  const sense = senseOf(delta, measurements);
  return {
    metric,
    label,
    ...(base !== undefined && { base: show(metric, base) }),
    ...(head !== undefined && { head: show(metric, head) }),
    growth: growthOf(delta),
    ...(sense && { sense }),
  };
};

const isNothing = ({ base = 0, head = 0 }: MetricDelta): boolean => base === 0 && head === 0;

/**
 * Sorts figures by kind as a reader looks for them. A figure that varies from run to run is called better or worse only
 * where it was judged so; what is 0 on both sides is left out.
 */
export const figureGroups = (
  metrics: readonly MetricDelta[],
  measurements: readonly Measurement[] = [],
): FigureGroup[] =>
  GROUPS.flatMap(([title, labels]) => {
    const figures = Object.entries(labels).flatMap(([metric, label]) => {
      const delta = metrics.find((each) => each.metric === metric);
      return delta && !isNothing(delta) ? [figureOf(label, delta, measurements)] : [];
    });
    return figures.length > 0 ? [{ title, figures }] : [];
  });
