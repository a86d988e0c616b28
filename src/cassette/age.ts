import type { Interaction } from "./cassette.ts";

/** How old a cassette may be where it is to be recorded anew when old, and nobody says how old. */
export const STALE_AGE = "30d";

const HOURS = { h: 1, d: 24, w: 168 } as const;

/** Reads `"36h"`, `"30d"` or `"4w"` as milliseconds, `undefined` where it is none of these. */
export const readAge = (text: string): number | undefined => {
  const [, count, unit] = /^(\d+(?:\.\d+)?)\s*([hdw])$/.exec(text) ?? [];
  return unit === undefined ? undefined : Number(count) * HOURS[unit as keyof typeof HOURS] * 3_600_000;
};

/** Says how many milliseconds ago the oldest interaction was recorded; 0 where there is none. */
export const ageOf = (interactions: readonly Interaction[], now: number): number => {
  const times = interactions.map((each) => Date.parse(each.recordedAt)).filter(Number.isFinite);
  return times.length === 0 ? 0 : now - times.reduce((a, b) => Math.min(a, b));
};

/** Prints an age in whole days, or in hours below two days. */
export const printAge = (ms: number): string => {
  const hours = Math.floor(ms / 3_600_000);
  return hours < 48 ? `${hours} hours` : `${Math.floor(hours / 24)} days`;
};
