import { ageOf, printAge } from "../cassette/age.ts";
import type { Cassette } from "../cassette/cassette.ts";

/** What is to go. */
export interface PruneOptions {
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Milliseconds; what is older goes. Absent: age alone keeps nothing from staying. */
  readonly olderThan?: number;
  /** The cassettes that are used, by path; the others go. Absent: use alone lets none go. */
  readonly used?: ReadonlySet<string>;
}

/** A cassette to look at. */
export interface Pruned {
  /** Relative to the project, with `/`. */
  readonly path: string;
  /** `undefined` where it cannot be read: its age is not known. */
  readonly cassette: Cassette | undefined;
}

/** Says why a cassette goes; `undefined` where it stays. */
export const reasonToPrune = ({ path, cassette }: Pruned, options: PruneOptions): string | undefined => {
  const { now, olderThan, used } = options;
  if (used && !used.has(path)) return "no test of the last run used it";
  const age = cassette ? ageOf(cassette.interactions, now) : 0;
  if (olderThan === undefined || age <= olderThan) return undefined;
  return `recorded ${printAge(age)} ago`;
};
