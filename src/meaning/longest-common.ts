import { subsequenceLength, subsequenceRows } from "./subsequence-rows.ts";

/** Longer lists are compared by their beginnings. */
const MOST = 400;

const countShared = (a: readonly string[], b: readonly string[]): number => {
  const counts = new Map<string, number>();
  for (const item of b) counts.set(item, (counts.get(item) ?? 0) + 1);
  let shared = 0;
  for (const item of a) {
    const left = counts.get(item) ?? 0;
    if (left > 0) shared++;
    counts.set(item, left - 1);
  }
  return shared;
};

/** Gives how many items two lists share, and how many of them at most come in the same order. */
export const longestCommonLength = (
  a: readonly string[],
  b: readonly string[],
): { readonly length: number; readonly shared: number } => {
  const [first, second] = [a.slice(0, MOST), b.slice(0, MOST)];
  const length = subsequenceLength(subsequenceRows(first, second), 0, second.length);
  return { length, shared: countShared(first, second) };
};
