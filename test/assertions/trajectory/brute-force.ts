/** Whether a call is a step, for every pair of them. */
export type Table = readonly (readonly boolean[])[];

/**
 * Counts the most pairs that can be made, by trying everything: each step takes any call that is left, or none; with
 * `isOrdered` only calls after the one before it.
 */
export const mostPairs = (fits: Table, isOrdered: boolean): number => {
  const from = (step: number, taken: readonly number[]): number => {
    const row = fits[step];
    if (!row) return taken.length;
    const free = [...row.keys()].filter(
      (call) => row[call] && (isOrdered ? call > (taken.at(-1) ?? -1) : !taken.includes(call)),
    );
    return Math.max(from(step + 1, taken), ...free.map((call) => from(step + 1, [...taken, call])));
  };
  return from(0, []);
};
