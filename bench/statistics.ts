/** The middle of some values; of an even number the upper of the two. `NaN` of none. */
export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

/** Prints the median with what lies least and furthest: `0.14 (0.12–0.19)`. */
export const spread = (values: readonly number[], digits = 2): string => {
  const known = values.filter(Number.isFinite);
  if (known.length === 0) return "–";
  const [least, most] = [Math.min(...known), Math.max(...known)];
  return `${median(known).toFixed(digits)} (${least.toFixed(digits)}–${most.toFixed(digits)})`;
};

/** Divides round by round, so that a slow moment of the machine hits both sides. */
export const ratios = (values: readonly number[], others: readonly number[]): number[] =>
  values.flatMap((value, round) => {
    const other = others[round];
    return other === undefined ? [] : [value / other];
  });
