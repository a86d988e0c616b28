import { normalCdf } from "./normal.ts";

/** Up to this many values in both samples together, probabilities are counted out instead of approximated. */
const COUNTED = 50;

/** Gives each value its rank, doubled so that the mean rank of equal values is whole. */
const doubledRanks = (values: readonly number[]): number[] => {
  const sorted = values.toSorted((a, b) => a - b);
  return values.map((value) => sorted.indexOf(value) + sorted.lastIndexOf(value) + 2);
};

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** Counts, by their sum, the ways to choose `size` of the ranks. */
const waysBySum = (ranks: readonly number[], size: number): Map<number, number> => {
  const ways: Map<number, number>[] = Array.from({ length: size + 1 }, () => new Map<number, number>());
  ways[0]?.set(0, 1);
  for (const rank of ranks) {
    for (let chosen = size; chosen > 0; chosen--) {
      for (const [total, count] of ways[chosen - 1] ?? [])
        ways[chosen]?.set(total + rank, (ways[chosen]?.get(total + rank) ?? 0) + count);
    }
  }
  return ways[size] ?? new Map();
};

/** The share of all ways to draw the sample whose ranks lie at least as far from the middle. */
const counted = (ranks: readonly number[], size: number): number => {
  const middle = (size * sum(ranks)) / ranks.length;
  const seen = Math.abs(sum(ranks.slice(0, size)) - middle);
  let all = 0;
  let extreme = 0;
  for (const [total, count] of waysBySum(ranks, size)) {
    all += count;
    if (Math.abs(total - middle) >= seen - 1e-9) extreme += count;
  }
  return extreme / all;
};

/** The normal approximation with correction for equal values and for continuity. */
const approximated = (ranks: readonly number[], size: number): number => {
  const n = ranks.length;
  const others = n - size;
  const middle = (size * sum(ranks)) / n;
  const variance = (size * others * sum(ranks.map((rank) => (rank - (n + 1)) ** 2))) / (n * (n - 1));
  const distance = Math.max(0, Math.abs(sum(ranks.slice(0, size)) - middle) - 1);
  return variance === 0 ? 1 : 2 * (1 - normalCdf(distance / Math.sqrt(variance)));
};

/**
 * Gives the probability that two samples from one source differ in rank at least as much as these do, two-sided;
 * 1 where a sample is empty (H. B. Mann and D. R. Whitney, Annals of Mathematical Statistics 18, 1947).
 */
export const mannWhitney = (a: readonly number[], b: readonly number[]): number => {
  if (a.length === 0 || b.length === 0) return 1;
  const ranks = doubledRanks([...a, ...b]);
  return ranks.length <= COUNTED ? counted(ranks, a.length) : approximated(ranks, a.length);
};
