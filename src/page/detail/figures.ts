import type { Finding } from "../../reporters/report.ts";
import { showFigure, showGrowth } from "../../reporters/show-figure.ts";
import { type Metric, type MetricDelta, METRICS } from "../../trace/diff/trace-diff.ts";
import { type Sense, senseOf } from "../sense-of.ts";

/** A figure on both sides as it is shown. */
export interface Figure {
  readonly metric: Metric;
  readonly label: string;
  /** Absent where that side has none. */
  readonly base?: string;
  readonly head?: string;
  /** By how much it grew; `""` where nothing can be said. */
  readonly growth: string;
  /** What was found of it; absent where nothing was, whichever way it moved. */
  readonly sense?: Sense;
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
    "Time, as recorded",
    {
      duration: "start to end",
      firstChunk: "first chunk",
      firstToken: "first token",
      tokensPerSecond: "speed",
      rateLimitLeft: "limit left",
    },
  ],
  ["Calls", { calls: "calls", errors: "failed", retries: "retries", toolCalls: "tool calls" }],
];

/** What findings call the figures that are judged. */
const JUDGED: Partial<Record<Metric, string>> = {
  cost: "cost",
  input: "tokens",
  output: "tokens",
  cacheRead: "cacheRead",
  calls: "calls",
  errors: "errors",
  duration: "latency",
  firstChunk: "firstChunk",
};

const show = (metric: Metric, value: number): string => {
  const unit = METRICS[metric];
  if (unit === "share") return showFigure(value * 100, "%");
  if (unit === "tokens/s") return `${showFigure(Math.round(value), "")}/s`;
  return showFigure(value, unit === "tokens" ? "" : unit);
};

/** Of what was found of several figures at once, one may have moved the other way. */
const senseIn = ({ metric, base, head }: MetricDelta, findings: readonly Finding[]): Figure["sense"] => {
  const name = JUDGED[metric];
  if (name === undefined || base === undefined || head === undefined || base === head) return undefined;
  const sense = senseOf(findings, name);
  const isBetter = head > base === (metric === "cacheRead");
  return (sense === "better") === isBetter ? sense : undefined;
};

const growthOf = ({ metric, base, head }: MetricDelta): string => {
  if (base === 0 && head !== undefined && head > 0) return `+${show(metric, head)}`;
  return base === head ? "" : showGrowth(base, head);
};

const figureOf = (label: string, delta: MetricDelta, findings: readonly Finding[]): Figure => {
  const { metric, base, head } = delta;
  const sense = senseIn(delta, findings);
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

/** Sorts figures by kind as a reader looks for them, with what was found of them; what is 0 on both sides is left out. */
export const figureGroups = (
  metrics: readonly MetricDelta[],
  findings: readonly Finding[] = [],
): FigureGroup[] =>
  GROUPS.flatMap(([title, labels]) => {
    const figures = Object.entries(labels).flatMap(([metric, label]) => {
      const delta = metrics.find((each) => each.metric === metric);
      return delta && !isNothing(delta) ? [figureOf(label, delta, findings)] : [];
    });
    return figures.length > 0 ? [{ title, figures }] : [];
  });
