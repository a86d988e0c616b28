import type { Cassette } from "../cassette/cassette.ts";
import { digestOf } from "../cassette/digest.ts";
import { cassetteIn } from "./cassette-in.ts";
import type { Recording, Side } from "./report.ts";

/** A test's cassette on both sides; a side that has none is absent. */
export interface CassettePair {
  /** The head's path, else the base's. */
  readonly path: string;
  /** The base's path, where it is another. */
  readonly from?: string;
  readonly base?: Recording;
  readonly head?: Recording;
}

/** What was said, whatever the test that said it is called: spans may hold its title. */
const contentOf = (cassette: Cassette): string => digestOf({ ...cassette, spans: [], variables: {} });

/** What was asked: answers to the same requests differ from recording to recording. */
const askedOf = (cassette: Cassette): string => {
  const interactions = cassette.interactions.map(({ recordedAt, role, request, timing }) => ({
    recordedAt,
    role,
    request,
    timing,
  }));
  return contentOf({ ...cassette, interactions });
};

type Entry = readonly [path: string, recording: Recording];

const only = (side: Side, other: Side): Entry[] =>
  [...side.cassettes].filter(([path]) => !other.cassettes.has(path));

const readable = (entries: readonly Entry[]): (readonly [string, Cassette])[] =>
  entries.flatMap(([path, recording]) => {
    const cassette = cassetteIn(recording);
    return cassette ? [[path, cassette]] : [];
  });

type Renames = Map<string, string>;

/** The old paths of cassettes that have a new one, by the new: those that have the same key, first with first. */
const alike = (
  gone: readonly Entry[],
  come: readonly Entry[],
  keyOf: (cassette: Cassette) => string,
): Renames => {
  const waiting = Map.groupBy(readable(gone), ([, cassette]) => keyOf(cassette));
  return new Map(
    readable(come).flatMap(([path, cassette]) => {
      const found = cassette.interactions.length > 0 ? waiting.get(keyOf(cassette))?.shift() : undefined;
      return found ? [[path, found[0]]] : [];
    }),
  );
};

/** First those that say the same, then, among the rest, those that ask the same. */
const renames = (gone: readonly Entry[], come: readonly Entry[]): Renames => {
  const same = alike(gone, come, contentOf);
  const taken = new Set(same.values());
  const rest = alike(
    gone.filter(([path]) => !taken.has(path)),
    come.filter(([path]) => !same.has(path)),
    askedOf,
  );
  return new Map([...same, ...rest]);
};

/** Finds for each cassette of the head the one it was: that of the same path, else one that went and says, or asks, the same. */
export const pairCassettes = (base: Side, head: Side): CassettePair[] => {
  const gone = only(base, head);
  const from = renames(gone, only(head, base));
  const taken = new Set(from.values());
  const kept = [...head.cassettes].map(([path, recording]): CassettePair => {
    const old = from.get(path);
    const before = base.cassettes.get(old ?? path);
    return {
      path,
      head: recording,
      ...(old !== undefined && { from: old }),
      ...(before && { base: before }),
    };
  });
  const lost = gone.filter(([path]) => !taken.has(path));
  return [...kept, ...lost.map(([path, recording]): CassettePair => ({ path, base: recording }))];
};
