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

const lengthOf = (a: readonly string[], b: readonly string[]): number => {
  const best = new Uint16Array(b.length + 1);
  for (const item of a) {
    let diagonal = 0;
    for (let at = 1; at <= b.length; at++) {
      const above = best[at] ?? 0;
      best[at] = b[at - 1] === item ? diagonal + 1 : Math.max(above, best[at - 1] ?? 0);
      diagonal = above;
    }
  }
  return best[b.length] ?? 0;
};

/** Gives how many items two lists share, and how many of them at most come in the same order. */
export const longestCommonLength = (
  a: readonly string[],
  b: readonly string[],
): { readonly length: number; readonly shared: number } => {
  const [first, second] = [a.slice(0, MOST), b.slice(0, MOST)];
  return { length: lengthOf(first, second), shared: countShared(first, second) };
};
