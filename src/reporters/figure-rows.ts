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
const NAMES: Partial<Record<Metric, string>> = {
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

/** Prints the sums of a report, the most asked for first; what is 0 on both sides is left out. */
export const figureRows = (totals: readonly MetricDelta[]): FigureRow[] =>
  Object.entries(NAMES).flatMap(([metric, name]) => {
    const found = totals.find((each) => each.metric === metric);
    return found && !isNothing(found) ? [row(name, found)] : [];
  });
