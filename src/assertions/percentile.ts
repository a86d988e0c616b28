import type { Measured } from "./budget.ts";

/** The nearest-rank percentile: the least amount that `percentile` per cent of the calls do not exceed. */
export const percentileOf =
  (percentile: number) =>
  (measured: readonly Measured[]): number => {
    const values = measured.map(({ value }) => value).toSorted((a, b) => a - b);
    return values[Math.max(0, Math.ceil((percentile / 100) * values.length) - 1)] ?? Number.NaN;
  };
