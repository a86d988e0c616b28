import { normalQuantile } from "./normal.ts";

/** The bounds of a rate, both from 0 to 1. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/**
 * Gives the interval in which the true rate lies with `confidence`, after `passed` of `total` tries passed; the whole
 * range where there was no try (E. B. Wilson, JASA 22, 1927).
 */
export const wilsonInterval = (passed: number, total: number, confidence = 0.95): Interval => {
  if (total === 0) return { low: 0, high: 1 };
  const z = normalQuantile((1 + confidence) / 2);
  const rate = passed / total;
  const weight = 1 + (z * z) / total;
  const centre = rate + (z * z) / (2 * total);
  const spread = z * Math.sqrt((rate * (1 - rate) + (z * z) / (4 * total)) / total);
  return {
    low: passed === 0 ? 0 : (centre - spread) / weight,
    high: passed === total ? 1 : (centre + spread) / weight,
  };
};
