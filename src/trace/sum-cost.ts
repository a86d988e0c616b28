import type { Cost } from "./cost.ts";

const PARTS = ["total", "input", "cached", "output", "reasoning", "other"] as const;

/** Adds costs part by part; `undefined` where one of them is not known. */
export const sumCost = (costs: readonly (Cost | undefined)[]): Cost | undefined => {
  const sum = { total: 0, input: 0, cached: 0, output: 0, reasoning: 0, other: 0 };
  for (const cost of costs) {
    if (!cost) return undefined;
    for (const part of PARTS) sum[part] += cost[part];
  }
  return sum;
};
