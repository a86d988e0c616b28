/** Zipf's law with Mandelbrot's shift: the share of all running words that the word of a rank makes up. */
const SHIFT = 2.7;
const NORM = 12.5;
const SMOOTHING = 2e-4;

/**
 * Tells how much a word says by its rank of frequency, 0 to 1: hardly anything for the most frequent ones.
 *
 * @see https://openreview.net/forum?id=SyK00v5xx — smooth inverse frequency
 */
export const wordWeight = (rank: number): number => SMOOTHING / (SMOOTHING + 1 / ((rank + SHIFT) * NORM));
