/**
 * Pairs as many of the rows with a column of their own as can be paired at all, by augmenting paths: what a greedy
 * choice would take away from a later row is given back (H. W. Kuhn, Naval Research Logistics Quarterly 2, 1955).
 * Gives the column of each row; `undefined` where it has none.
 */
export const maximumMatching = (fits: readonly (readonly boolean[])[]): readonly (number | undefined)[] => {
  const rowOf = new Map<number, number>();
  const place = (row: number, seen: Set<number>): boolean =>
    (fits[row] ?? []).some((isFit, column) => {
      if (!isFit || seen.has(column)) return false;
      seen.add(column);
      const holder = rowOf.get(column);
      if (holder !== undefined && !place(holder, seen)) return false;
      rowOf.set(column, row);
      return true;
    });
  for (const row of fits.keys()) place(row, new Set());
  const columns = new Map([...rowOf].map(([column, row]) => [row, column] as const));
  return fits.map((_, row) => columns.get(row));
};
