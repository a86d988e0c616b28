/** A measurement on a line from the least to the greatest of all. */
export interface Dot {
  readonly side: "base" | "head";
  /** From 0 to 1. */
  readonly at: number;
}

/** Places the measurements of both sides on one line; all in the middle where they are equal. */
export const placeDots = (base: readonly number[], head: readonly number[]): Dot[] => {
  const least = [...base, ...head].reduce((a, b) => Math.min(a, b), Infinity);
  const width = [...base, ...head].reduce((a, b) => Math.max(a, b), -Infinity) - least;
  const at = (value: number): number => (width > 0 ? (value - least) / width : 0.5);
  return [
    ...base.map((value): Dot => ({ side: "base", at: at(value) })),
    ...head.map((value): Dot => ({ side: "head", at: at(value) })),
  ];
};
