/** An axis on which equal factors are equally far apart. */
export interface LogAxis {
  /** Places a value on the axis, from 0 to 1. */
  readonly place: (value: number) => number;
  /** Powers of ten within it. */
  readonly ticks: readonly number[];
}

/** Makes an axis that all positive values fit on, with some room on both ends. */
export const logAxis = (values: readonly number[]): LogAxis => {
  const known = values.filter((value) => value > 0);
  const least = Math.log10(known.reduce((a, b) => Math.min(a, b), known[0] ?? 1)) - 0.1;
  const most = Math.log10(known.reduce((a, b) => Math.max(a, b), known[0] ?? 1)) + 0.1;
  const first = Math.ceil(least);
  return {
    place: (value) => (Math.log10(Math.max(value, 10 ** least)) - least) / (most - least),
    ticks: Array.from(
      { length: Math.max(0, Math.floor(most) - first + 1) },
      (_, index) => 10 ** (first + index),
    ),
  };
};
