/** Zipf's law with Mandelbrot's shift: the share of all running words that the word of a rank makes up. */
const SHIFT = 2.7;
const NORM = 12.5;
const SMOOTHING = 2e-4;
const UNKNOWN = 0.8;

/**
 * Tells how much a lower-cased word says, 0 to 1: hardly anything for the most frequent ones.
 *
 * @see https://openreview.net/forum?id=SyK00v5xx — smooth inverse frequency
 */
export const wordWeight = (rank: number | undefined): number => {
  if (rank === undefined) return UNKNOWN;
  const share = 1 / ((rank + SHIFT) * NORM);
  return SMOOTHING / (SMOOTHING + share);
};
