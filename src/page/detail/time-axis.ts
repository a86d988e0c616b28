/** Where a bar stands on an axis, as shares of it from 0 to 1. */
export interface Bar {
  readonly left: number;
  readonly width: number;
}

const clamp = (share: number): number => Math.min(1, Math.max(0, Number.isFinite(share) ? share : 0));

/** Places a stretch of time on an axis that begins at 0 and ends at `end`; what lies outside is cut off. */
export const placeBar = (start: number, duration: number, end: number): Bar => {
  if (!(end > 0)) return { left: 0, width: 0 };
  const left = clamp(start / end);
  return { left, width: clamp((start + Math.max(0, duration)) / end) - left };
};

const STEPS = [1, 2, 5, 10];

/** Gives round moments for an axis from 0 to `end`: at most `most` after 0, the first always 0. */
export const ticksOf = (end: number, most = 5): number[] => {
  if (!(end > 0) || !Number.isFinite(end)) return [0];
  const power = 10 ** Math.floor(Math.log10(end / most));
  const step = (STEPS.find((each) => each * power * most >= end) ?? 10) * power;
  return Array.from({ length: Math.floor(end / step) + 1 }, (_, index) => index * step);
};
