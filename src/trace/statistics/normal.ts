/** The probability that a standard normal variable is below `z`, to about 1e-15 (W. J. Cody's error function by continued fraction and series). */
export const normalCdf = (z: number): number => {
  const x = Math.abs(z);
  const tail = x < 3 ? 0.5 - density(x) * series(x) : density(x) * continuedFraction(x);
  return z < 0 ? tail : 1 - tail;
};

const density = (x: number): number => Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);

/** x + x³/3 + x⁵/15 + … (Abramowitz and Stegun 26.2.11). */
const series = (x: number): number => {
  let term = x;
  let sum = x;
  for (let odd = 3; Math.abs(term) > 1e-17 * sum; odd += 2) sum += term *= (x * x) / odd;
  return sum;
};

/** 1/(x + 1/(x + 2/(x + …))) (Abramowitz and Stegun 26.2.14). */
const continuedFraction = (x: number): number => {
  let fraction = x;
  for (let level = 100; level > 0; level--) fraction = x + level / fraction;
  return 1 / fraction;
};

/** The value that a standard normal variable stays below with probability `p`, 0 < p < 1. */
export const normalQuantile = (p: number): number => {
  let low = -40;
  let high = 40;
  while (high - low > 1e-12) {
    const middle = (low + high) / 2;
    if (normalCdf(middle) < p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
};
