/** The middle of some values, the mean of the two middle ones where there is no middle; `NaN` of none. */
export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length >> 1;
  const upper = sorted[half] ?? NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? NaN) + upper) / 2;
};

/** Makes the median absolute deviation the standard deviation of normal values. */
const NORMAL = 1.4826;

/**
 * Tells how many robust standard deviations a value lies from the median of others; `undefined` of fewer than three
 * others, infinite where they do not differ and it does (F. R. Hampel, JASA 69, 1974).
 */
export const robustDistance = (value: number, others: readonly number[]): number | undefined => {
  if (others.length < 3) return undefined;
  const middle = median(others);
  const deviation = NORMAL * median(others.map((other) => Math.abs(other - middle)));
  return value === middle ? 0 : (value - middle) / deviation;
};
