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

/** The items as numbers, equal ones alike: these are compared often. */
const numbered = (lists: readonly (readonly string[])[]): Int32Array[] => {
  const numbers = new Map<string, number>();
  const numberOf = (item: string): number => {
    const number = numbers.get(item) ?? numbers.size;
    numbers.set(item, number);
    return number;
  };
  return lists.map((list) => Int32Array.from(list, numberOf));
};

const lengthOf = (a: readonly string[], b: readonly string[]): number => {
  const [first = new Int32Array(), second = new Int32Array()] = numbered([a, b]);
  const best = new Uint16Array(second.length + 1);
  for (const item of first) {
    let diagonal = 0;
    for (let at = 1; at <= second.length; at++) {
      const above = best[at] ?? 0;
      best[at] = second[at - 1] === item ? diagonal + 1 : Math.max(above, best[at - 1] ?? 0);
      diagonal = above;
    }
  }
  return best[second.length] ?? 0;
};

/** Gives how many items two lists share, and how many of them at most come in the same order. */
export const longestCommonLength = (
  a: readonly string[],
  b: readonly string[],
): { readonly length: number; readonly shared: number } => {
  const [first, second] = [a.slice(0, MOST), b.slice(0, MOST)];
  return { length: lengthOf(first, second), shared: countShared(first, second) };
};
