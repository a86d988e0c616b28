import { type Metric, type MetricDelta, METRICS } from "../trace/diff/trace-diff.ts";
import { showFigure, showGrowth } from "./show-figure.ts";

/** A figure before and after, printed. */
export interface FigureRow {
  readonly name: string;
  readonly base: string;
  readonly head: string;
  readonly growth: string;
}

/** What a reader looks for first, by the name it goes by. */
const FIRST: Partial<Record<Metric, string>> = {
  cost: "cost",
  calls: "calls",
  errors: "failed calls",
  input: "tokens in",
  cacheRead: "of these cached",
  output: "tokens out",
  reasoning: "of these reasoning",
  toolCalls: "tool calls",
  duration: "duration",
};

/** All figures, by names that say enough beside each other. */
const NAMES: Readonly<Record<Metric, string>> = {
  cost: "cost",
  inputCost: "cost of input",
  cachedCost: "cost of cached input",
  outputCost: "cost of output",
  reasoningCost: "cost of reasoning",
  calls: "calls",
  errors: "failed calls",
  retries: "retries",
  toolCalls: "tool calls",
  input: "tokens in",
  cacheRead: "tokens read from cache",
  cacheWrite: "tokens written to cache",
  inputAudio: "tokens of sound in",
  inputImage: "tokens of pictures in",
  output: "tokens out",
  reasoning: "tokens of reasoning",
  outputAudio: "tokens of sound out",
  outputImage: "tokens of pictures out",
  duration: "duration as recorded",
  firstChunk: "first chunk",
  firstToken: "first token",
  tokensPerSecond: "speed",
  rateLimitLeft: "rate limit left",
};

const isMetric = (name: string): name is Metric => Object.hasOwn(NAMES, name);

/** Gives the words for what a finding or a measurement is about: `cacheRead` is `tokens read from cache`. */
export const metricName = (metric: string): string => (isMetric(metric) ? NAMES[metric] : metric);

const row = (name: string, { metric, base, head }: MetricDelta): FigureRow => {
  const unit = METRICS[metric] === "tokens" ? "" : METRICS[metric];
  return {
    name,
    base: showFigure(base, unit),
    head: showFigure(head, unit),
    growth: showGrowth(base, head),
  };
};

const isNothing = ({ base = 0, head = 0 }: MetricDelta): boolean => base === 0 && head === 0;

const rowsOf = (
  names: Partial<Record<Metric, string>>,
  metrics: readonly MetricDelta[],
): readonly FigureRow[] =>
  Object.entries(names).flatMap(([metric, name]) => {
    const found = metrics.find((each) => each.metric === metric);
    return found && !isNothing(found) ? [row(name, found)] : [];
  });

/** Prints the sums of a report, the most asked for first; what is 0 on both sides is left out. */
export const figureRows = (totals: readonly MetricDelta[]): readonly FigureRow[] => rowsOf(FIRST, totals);

/** Prints every figure of a test that reads otherwise on its sides. */
export const changedFigures = (metrics: readonly MetricDelta[]): readonly FigureRow[] =>
  rowsOf(NAMES, metrics).filter(({ base, head }) => base !== head);
