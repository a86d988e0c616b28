import { median } from "./spread.ts";

/**
 * Estimates the factor between two samples of positive values: the median of all ratios of one of `head` to one of
 * `base`; `NaN` where a sample is empty (J. L. Hodges and E. L. Lehmann, Annals of Mathematical Statistics 34, 1963,
 * on logarithms).
 */
export const shiftRatio = (base: readonly number[], head: readonly number[]): number =>
  median(base.flatMap((before) => head.map((after) => after / before)));

/** The standard deviation of the logarithms of positive values; 0 of fewer than two. */
export const logSpread = (values: readonly number[]): number => {
  if (values.length < 2) return 0;
  const logs = values.map(Math.log);
  const mean = logs.reduce((total, log) => total + log, 0) / logs.length;
  return Math.sqrt(logs.reduce((total, log) => total + (log - mean) ** 2, 0) / (logs.length - 1));
};
