import { totalTokens } from "../../trace/sum-usage.ts";
import type { Candidate, Step } from "./step.ts";

/** What sending calls will cost about, by what they cost when they were recorded. */
export interface Estimate {
  /** US dollars, of the calls whose cost is known. */
  readonly cost: number;
  readonly tokens: number;
  /** Calls whose cost is not known. */
  readonly unpriced: number;
}

/** Gives what a call cost when it was recorded, in US dollars: 0 for what is no model, `undefined` where it is not known. */
export const recordedCost = ({ call }: Pick<Candidate, "call">): number | undefined =>
  call.kind === "model" ? call.cost?.total : 0;

/** Adds up what calls cost when they were recorded. */
export const estimate = (steps: readonly Step[]): Estimate => {
  const costs = steps.map(recordedCost);
  return {
    cost: costs.reduce<number>((sum, cost) => sum + (cost ?? 0), 0),
    tokens: steps.reduce((sum, { call }) => sum + (totalTokens(call.usage) ?? 0), 0),
    unpriced: costs.filter((cost) => cost === undefined).length,
  };
};
