import type { Interval } from "./wilson.ts";

/** Random numbers from 0 to 1, the same for the same seed (mulberry32). */
export const seededRandom = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

const mean = (values: readonly number[]): number =>
  values.reduce((total, value) => total + value, 0) / values.length;

/**
 * Gives the interval of the mean of paired differences by drawing them again, with replacement and from a fixed seed;
 * the mean itself twice where there are fewer than two (B. Efron, Annals of Statistics 7, 1979).
 */
export const pairedBootstrap = (
  differences: readonly number[],
  { confidence = 0.95, draws = 2000, seed = 1 } = {},
): Interval => {
  if (differences.length < 2) return { low: mean(differences), high: mean(differences) };
  const random = seededRandom(seed);
  const draw = () => differences[Math.floor(random() * differences.length)] ?? 0;
  const means = Array.from({ length: draws }, () => mean(differences.map(draw))).toSorted((a, b) => a - b);
  const at = (share: number) => means[Math.min(draws - 1, Math.floor(share * draws))] ?? NaN;
  return { low: at((1 - confidence) / 2), high: at((1 + confidence) / 2) };
};
