/** A number from 0 up to, not including, `below`. */
export type Random = (below: number) => number;

/** Gives the same whole numbers for the same seed (mulberry32). */
export const seededRandom = (seed: number): Random => {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
};

/** Draws one of `items`. */
export const pick = <T>(random: Random, items: readonly T[]): T => items[random(items.length)]!;

/** A seed that follows from a text. */
export const seedOf = (text: string): number => {
  let seed = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) seed = Math.imul(seed ^ text.charCodeAt(at), 0x01000193) >>> 0;
  return seed;
};
