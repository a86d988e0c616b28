import { normalQuantile } from "./normal.ts";

/** How much less the rank test finds than the test of means, on normal values. */
const EFFICIENCY = 3 / Math.PI;

/** What a comparison of takes is to find. */
export interface Power {
  /** The factor that is to be found, such as 1.2 for a fifth more. */
  readonly ratio: number;
  /** The standard deviation of the values' logarithms. */
  readonly spread: number;
  /** The probability of finding it; default 0.9. */
  readonly power?: number;
  /** The probability of a false alarm; default 0.05. */
  readonly alpha?: number;
}

/** Where fewer takes can never show anything at 5 %, however far apart they lie: 4 against 4. */
const LEAST = 4;

/** Tells how many takes of each side it needs to find a shift by the rank test. */
export const takesNeeded = ({ ratio, spread, power = 0.9, alpha = 0.05 }: Power): number => {
  const z = normalQuantile(1 - alpha / 2) + normalQuantile(power);
  const takes = (2 * (z * spread) ** 2) / (Math.log(ratio) ** 2 * EFFICIENCY);
  return Math.max(LEAST, Math.ceil(takes));
};
