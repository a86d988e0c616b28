/** A stretch of one text that stands where a stretch of the other stands; ends are exclusive, either may be empty. */
interface Replacement {
  readonly actual: readonly [number, number];
  readonly expected: readonly [number, number];
}

/** How two sequences of keys lie on each other. */
export interface Alignment {
  /** Twice the common length over both lengths: 1 for equal sequences. */
  readonly ratio: number;
  readonly replacements: readonly Replacement[];
}

const LONGEST = 400;

type Keys = readonly string[];

const sharedStart = (a: Keys, b: Keys): number => {
  let at = 0;
  while (at < a.length && at < b.length && a[at] === b[at]) at++;
  return at;
};

const sharedEnd = (a: Keys, b: Keys, from: number): number => {
  let count = 0;
  while (a.length - count > from && b.length - count > from && a.at(-1 - count) === b.at(-1 - count)) count++;
  return count;
};

/** The keys as numbers, equal ones alike, since numbers compare faster. */
const numbered = (a: Keys, b: Keys): readonly [Int32Array, Int32Array] => {
  const numbers = new Map<string, number>();
  const numberOf = (key: string): number => {
    const number = numbers.get(key) ?? numbers.size;
    numbers.set(key, number);
    return number;
  };
  return [Int32Array.from(a, numberOf), Int32Array.from(b, numberOf)];
};

/** Lengths of the longest common subsequences of all tails, row by row. */
const tableOf = (a: Int32Array, b: Int32Array): Uint16Array => {
  const width = b.length + 1;
  const table = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1, at = i * width + j; j >= 0; j--, at--) {
      const below = table[at + width] ?? 0;
      const right = table[at + 1] ?? 0;
      table[at] = a[i] === b[j] ? (table[at + width + 1] ?? 0) + 1 : below > right ? below : right;
    }
  }
  return table;
};

const pairsOf = (actual: Keys, expected: Keys): [number, number][] => {
  const [a, b] = numbered(actual, expected);
  const table = tableOf(a, b);
  const width = b.length + 1;
  const pairs: [number, number][] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (a[i] === b[j]) pairs.push([i++, j++]);
    else if ((table[(i + 1) * width + j] ?? 0) >= (table[i * width + j + 1] ?? 0)) i++;
    else j++;
  }
  return pairs;
};

const replacementsOf = (
  pairs: readonly (readonly [number, number])[],
  a: number,
  b: number,
): Replacement[] => {
  const found: Replacement[] = [];
  let [i, j] = [0, 0];
  for (const [nextI, nextJ] of [...pairs, [a, b] as const]) {
    if (nextI > i || nextJ > j) found.push({ actual: [i, nextI], expected: [j, nextJ] });
    [i, j] = [nextI + 1, nextJ + 1];
  }
  return found;
};

/** How sequences lie that have too little in common to be laid on each other. */
export const UNALIGNED: Alignment = { ratio: 0, replacements: [] };

/** Aligns two sequences by their longest common subsequence; sequences over 400 keys share only their ends. */
export const align = (actual: Keys, expected: Keys): Alignment => {
  const start = sharedStart(actual, expected);
  const end = sharedEnd(actual, expected, start);
  const [a, b] = [actual.slice(start, actual.length - end), expected.slice(start, expected.length - end)];
  const middle = Math.max(a.length, b.length) > LONGEST ? [] : pairsOf(a, b);
  const pairs: (readonly [number, number])[] = [
    ...Array.from({ length: start }, (_, at) => [at, at] as const),
    ...middle.map(([i, j]) => [i + start, j + start] as const),
    ...Array.from(
      { length: end },
      (_, at) => [actual.length - end + at, expected.length - end + at] as const,
    ),
  ];
  const total = actual.length + expected.length;
  return {
    ratio: total === 0 ? 1 : (2 * pairs.length) / total,
    replacements: replacementsOf(pairs, actual.length, expected.length),
  };
};
