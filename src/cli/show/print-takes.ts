import type { Cassette } from "../../cassette/cassette.ts";
import { printableLine } from "../../formats/printable.ts";
import { measurementsOf } from "../../reporters/measurements-of.ts";
import { printDuration } from "../../trace/print-figures.ts";
import { median } from "../../trace/statistics/spread.ts";

const NAMES: Readonly<Record<string, string>> = { latency: "latency", firstChunk: "first chunk" };

const figureOf = (metric: string, values: readonly number[]): string => {
  const print = (value: number) =>
    metric.startsWith("score ") ? String(Math.round(value * 1000) / 1000) : printDuration(value);
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const range =
    least === most ? print(least) : `${print(least)} – ${print(most)}, median ${print(median(values))}`;
  return `${NAMES[metric] ?? metric} ${range}`;
};

/** Prints how often a cassette's calls were measured, and what came of it; nothing where there is the recording alone. */
export const printTakes = (cassette: Pick<Cassette, "interactions" | "takes">): string => {
  if (cassette.takes.length === 0) return "";
  const figures = [...measurementsOf(cassette)].map(([metric, values]) => figureOf(metric, values));
  const line = [`${cassette.takes.length + 1} measurements`, ...figures].join(" · ");
  return `${printableLine(line)}\n`;
};
