import type { Row } from "../../reporters/html/page-data.ts";

/** A test whose cost moved, or simply its cost where there is one side only. */
export interface Mover {
  readonly row: Row;
  /** In US dollars; negative: cheaper than it was. */
  readonly by: number;
}

const moveOf = ({ figures: { cost } }: Row, isCompared: boolean): number => {
  const [base, head] = cost ?? [null, null];
  if (!isCompared) return head ?? base ?? 0;
  return base === null || head === null ? 0 : head - base;
};

/** Finds the tests whose cost moved most, either way; at most `most`. */
export const moversOf = (rows: readonly Row[], isCompared: boolean, most = 10): Mover[] =>
  rows
    .map((row) => ({ row, by: moveOf(row, isCompared) }))
    .filter(({ by }) => Math.abs(by) > 1e-12)
    .toSorted((a, b) => Math.abs(b.by) - Math.abs(a.by))
    .slice(0, most);
