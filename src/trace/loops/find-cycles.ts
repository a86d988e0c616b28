/** Some steps that come again and again without anything between. */
export interface Cycle {
  /** The place of the first step of the first round. */
  readonly start: number;
  /** How many steps a round has. */
  readonly length: number;
  readonly rounds: number;
}

const roundsFrom = (keys: readonly string[], start: number, length: number): number => {
  let end = start + length;
  while (end < keys.length && keys[end] === keys[end - length]) end++;
  return Math.floor((end - start) / length);
};

const cycleAt = (
  keys: readonly string[],
  start: number,
  longest: number,
  most: number,
): Cycle | undefined => {
  const fitting = Math.min(longest, Math.floor((keys.length - start) / (most + 1)));
  for (let length = 1; length <= fitting; length++) {
    const rounds = roundsFrom(keys, start, length);
    if (rounds > most) return { start, length, rounds };
  }
  return undefined;
};

/**
 * Finds what is gone round more than `most` times on end, in rounds of up to `longest` steps; the shortest round that
 * explains it, and nothing twice.
 */
export const findCycles = (keys: readonly string[], longest: number, most: number): Cycle[] => {
  const cycles: Cycle[] = [];
  for (let start = 0; start < keys.length; start++) {
    const cycle = cycleAt(keys, start, longest, most);
    if (!cycle) continue;
    cycles.push(cycle);
    start += cycle.length * cycle.rounds - 1;
  }
  return cycles;
};
