import { diffArrays } from "diff";

/** An item of either list and its partner; one side is absent where it has none. */
export type Row<T> = readonly [base: T | undefined, head: T | undefined];

const zip = <T>(base: readonly T[], head: readonly T[]): Row<T>[] =>
  Array.from({ length: Math.max(base.length, head.length) }, (_, index) => [base[index], head[index]]);

/**
 * Puts two lists side by side: items with the same key that stand in the same order are partners, and so are those of a
 * replaced run, one by one, unless `isReplaceable` is false for them.
 */
export const alignBy = <T>(
  base: readonly T[],
  head: readonly T[],
  keyOf: (item: T) => string,
  isReplaceable: (base: T, head: T) => boolean,
): Row<T>[] => {
  const rows: Row<T>[] = [];
  let [gone, come]: [T[], T[]] = [[], []];
  let [b, h] = [0, 0];
  const settle = () => {
    for (const [was, is] of zip(gone, come)) {
      if (was === undefined || is === undefined || isReplaceable(was, is)) rows.push([was, is]);
      else rows.push([was, undefined], [undefined, is]);
    }
    [gone, come] = [[], []];
  };
  for (const { added, removed, count } of diffArrays(base.map(keyOf), head.map(keyOf))) {
    if (removed) gone = base.slice(b, (b += count));
    else if (added) come = head.slice(h, (h += count));
    else {
      settle();
      rows.push(...zip(base.slice(b, (b += count)), head.slice(h, (h += count))));
    }
  }
  settle();
  return rows;
};
