/** The probability that none of `k` tries drawn from `total` is one of `marked`; `k` is at most `total`. */
const missAll = (marked: number, total: number, k: number): number => {
  let probability = 1;
  for (let drawn = 0; drawn < k; drawn++)
    probability *= Math.max(0, total - marked - drawn) / (total - drawn);
  return probability;
};

/**
 * Estimates without bias, from `passed` of `total` tries, how likely at least one of `k` tries passes; `NaN` where
 * `total` is less than `k` (M. Chen et al., arXiv:2107.03374, 2021).
 */
export const estimatePassAtK = (passed: number, total: number, k: number): number =>
  total < k ? NaN : 1 - missAll(passed, total, k);

/**
 * Estimates without bias, from `passed` of `total` tries, how likely all of `k` tries pass; `NaN` where `total` is less
 * than `k` (S. Yao et al., arXiv:2406.12045, 2024).
 */
export const estimatePassHatK = (passed: number, total: number, k: number): number =>
  total < k ? NaN : missAll(total - passed, total, k);
