import type { Moment } from "./stream-text.ts";

const round = (value: number): string => value.toFixed(2);

/**
 * Draws how a text grew as an SVG path in a box of 1000 by 100: time to the right until `end`, text upwards until
 * `most`; a step at each moment.
 */
export const growthPath = (moments: readonly Moment[], end: number, most: number): string => {
  if (!(end > 0) || !(most > 0)) return "";
  const x = (at: number): string => round(Math.min(1, Math.max(0, at / end)) * 1000);
  const y = (length: number): string => round(100 - Math.min(1, length / most) * 100);
  const steps = moments.map(({ at, length }) => `H${x(at)}V${y(length)}`);
  return `M0 100${steps.join("")}`;
};
