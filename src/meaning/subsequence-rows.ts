const BITS = 32;
const ALL = 0xffffffff;

/**
 * How two lists lie on each other: bit `k` of row `i` is 0 where the longest common subsequence of `a` from `i` on and
 * the last `k + 1` items of `b` is longer than that with the last `k` items. 32 positions are worked out at a time.
 *
 * @see https://doi.org/10.1016/S0020-0190(01)00247-8 — Crochemore, Iliopoulos, Pinzon, Reid 2001
 */
export type SubsequenceRows = readonly Uint32Array[];

/** Where each item stands in a list, counted from its end. */
const masksOf = (items: readonly string[]): ReadonlyMap<string, Uint32Array> => {
  const masks = new Map<string, Uint32Array>();
  for (const [at, item] of items.entries()) {
    const bit = items.length - 1 - at;
    let mask = masks.get(item);
    if (mask === undefined) masks.set(item, (mask = new Uint32Array(Math.ceil(items.length / BITS))));
    mask[bit >>> 5] = (mask[bit >>> 5] ?? 0) | (1 << (bit & 31));
  }
  return masks;
};

const rowAbove = (row: Uint32Array, mask: Uint32Array): Uint32Array<ArrayBuffer> => {
  const above = new Uint32Array(row.length);
  let carry = 0;
  for (let at = 0; at < row.length; at++) {
    const [bits, matches] = [row[at] ?? 0, mask[at] ?? 0];
    const sum = bits + ((bits & matches) >>> 0) + carry;
    carry = sum > ALL ? 1 : 0;
    above[at] = sum | (bits & ~matches);
  }
  return above;
};

/** Works the rows out, one more than `a` has items. */
export const subsequenceRows = (a: readonly string[], b: readonly string[]): SubsequenceRows => {
  const masks = masksOf(b);
  let row = new Uint32Array(Math.ceil(b.length / BITS)).fill(ALL);
  const rows = [row];
  for (let at = a.length - 1; at >= 0; at--) {
    const mask = masks.get(a[at] ?? "");
    if (mask !== undefined) row = rowAbove(row, mask);
    rows.push(row);
  }
  return rows.toReversed();
};

const countOnes = (bits: number): number => {
  const pairs = bits - ((bits >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
};

/** Gives the length of the longest common subsequence of the first list from `i` on and the last `count` of the second. */
export const subsequenceLength = (rows: SubsequenceRows, i: number, count: number): number => {
  const row = rows[i] ?? new Uint32Array();
  let length = 0;
  for (let at = 0; at * BITS < count; at++) {
    const inside = count - at * BITS >= BITS ? ALL : 2 ** (count - at * BITS) - 1;
    length += countOnes(~(row[at] ?? 0) & inside);
  }
  return length;
};
