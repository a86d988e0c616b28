/** An axis on which equal factors are equally far apart. */
export interface LogAxis {
  /** Places a value on the axis, from 0 to 1. */
  readonly place: (value: number) => number;
  /** Powers of ten within it; on a short one, what lies halfway too: 1, 2, 5, 10, … */
  readonly ticks: readonly number[];
}

/** An axis of fewer decades has room for more than powers of ten. */
const SHORT = 1.5;

const ticksWithin = (least: number, most: number): number[] => {
  const steps = most - least < SHORT ? [1, 2, 5] : [1];
  const powers = Array.from(
    { length: Math.floor(most) - Math.floor(least) + 1 },
    (_, index) => 10 ** (Math.floor(least) + index),
  );
  return powers
    .flatMap((power) => steps.map((step) => step * power))
    .filter((tick) => tick >= 10 ** least && tick <= 10 ** most);
};

/** Makes an axis that all positive values fit on, with some room on both ends. */
export const logAxis = (values: readonly number[]): LogAxis => {
  const known = values.filter((value) => value > 0);
  const least = Math.log10(known.reduce((a, b) => Math.min(a, b), known[0] ?? 1)) - 0.1;
  const most = Math.log10(known.reduce((a, b) => Math.max(a, b), known[0] ?? 1)) + 0.1;
  return {
    place: (value) => (Math.log10(Math.max(value, 10 ** least)) - least) / (most - least),
    ticks: ticksWithin(least, most),
  };
};
