import { cosine } from "../../meaning/cosine.ts";
import type { Finding } from "../../reporters/report.ts";
import type { Call } from "../../trace/call.ts";
import type { DriftLimits } from "./limits.ts";

type Vectors = readonly (readonly number[])[];

const drift = (message: string): Finding[] => [{ severity: "regression", metric: "embedding", message }];

const shown = (value: number): string => value.toFixed(4);

const isEqual = (a: readonly number[], b: readonly number[]): boolean =>
  a.every((value, at) => value === b[at]);

/** A vector of zeros has no direction, and is as it was all the same. */
const likeness = (a: readonly number[], b: readonly number[]): number => (isEqual(a, b) ? 1 : cosine(a, b));

const dimensions = (vectors: Vectors): string => [...new Set(vectors.map(({ length }) => length))].join(", ");

/** Judges the vectors of an embedding call: as many, as long, and pointing the same way. */
export const judgeVectors = (
  { embeddings: base }: Pick<Call, "embeddings">,
  { embeddings: head }: Pick<Call, "embeddings">,
  { cosine: least }: Pick<DriftLimits, "cosine">,
): Finding[] => {
  if (!base || least === false) return [];
  if (!head) return drift("It gives no vectors any more.");
  if (base.length !== head.length) return drift(`It gives ${head.length} vectors instead of ${base.length}.`);
  if (dimensions(base) !== dimensions(head))
    return drift(`Its vectors have ${dimensions(head)} dimensions instead of ${dimensions(base)}.`);
  const cosines = base.map((vector, index) => likeness(vector, head[index] ?? []));
  const lowest = Math.min(...cosines);
  const mean = cosines.reduce((sum, each) => sum + each, 0) / cosines.length;
  if (lowest >= least) return [];
  return drift(`Its vectors point elsewhere: cosine ${shown(lowest)} at least, ${shown(mean)} on average.`);
};

/** Vectors beyond these are not looked at: each is compared with each. */
const MOST_VECTORS = 400;
const MOST_NEIGHBOURS = 10;
/** Among fewer, one neighbour more or less says nothing. */
const FEWEST_VECTORS = 4;

/** How many of a cassette's vectors still have the same neighbours among them. */
export interface Neighbourhood {
  readonly path: string;
  readonly model: string;
  readonly vectors: number;
  /** How many nearest neighbours of each were compared. */
  readonly neighbours: number;
  /** The share of them that are the same, over all vectors. */
  readonly overlap: number;
}

const nearest = (vectors: Vectors, index: number, count: number): Set<number> => {
  const own = vectors[index] ?? [];
  const scored = vectors.map((other, at) => ({ at, score: at === index ? -Infinity : cosine(own, other) }));
  return new Set(
    scored
      .toSorted((a, b) => b.score - a.score || a.at - b.at)
      .slice(0, count)
      .map(({ at }) => at),
  );
};

/** Gives the share of nearest neighbours that a set of vectors kept, with how many of each were compared; `undefined` for too few. */
export const neighbourOverlap = (
  base: Vectors,
  head: Vectors,
): Pick<Neighbourhood, "vectors" | "neighbours" | "overlap"> | undefined => {
  const [before, after] = [base.slice(0, MOST_VECTORS), head.slice(0, MOST_VECTORS)];
  if (before.length < FEWEST_VECTORS || before.length !== after.length) return undefined;
  const neighbours = Math.min(MOST_NEIGHBOURS, Math.floor((before.length - 1) / 2));
  const kept = before.map((_, index) => {
    const [was, is] = [nearest(before, index, neighbours), nearest(after, index, neighbours)];
    return was.intersection(is).size / neighbours;
  });
  return {
    vectors: before.length,
    neighbours,
    overlap: kept.reduce((sum, each) => sum + each, 0) / kept.length,
  };
};
