import { once } from "../../once.ts";
import { readDataFile } from "../table-files.ts";
import { rankOf } from "../vocabulary.ts";
import { remember } from "../remember.ts";

const SLOTS = 8;
const HEADER_BYTES = 8;
const VERB_SLOT = 3;
const ADJECTIVE_SLOT = 6;
/** Nearer to the root than this, synsets are too general for a shared parent to mean anything. */
const LEAST_DEPTH = 4;
const LONGEST_PATH = 24;

interface Taxonomy {
  readonly slots: Uint16Array;
  readonly parents: Uint16Array;
  readonly opposites: Uint16Array;
  readonly parts: Uint8Array;
  readonly files: Uint8Array;
}

/** The layout is that of `scripts/build-meaning-taxonomy.ts`. */
const taxonomy = once((): Taxonomy => {
  const bytes = Uint8Array.from(readDataFile("taxonomy.bin")).buffer;
  const [words = 0, synsets = 0] = new Uint32Array(bytes, 0, 2);
  const parents = HEADER_BYTES + words * SLOTS * 2;
  const parts = parents + synsets * 4;
  return {
    slots: new Uint16Array(bytes, HEADER_BYTES, words * SLOTS),
    parents: new Uint16Array(bytes, parents, synsets),
    opposites: new Uint16Array(bytes, parents + synsets * 2, synsets),
    parts: new Uint8Array(bytes, parts, words),
    files: new Uint8Array(bytes, parts + words, synsets),
  };
});

/** The places + 1 of a word's synsets in the given slots. */
const sensesOf = (word: string, from: number, to: number): number[] => {
  const rank = rankOf(word);
  if (rank === undefined) return [];
  return [...taxonomy().slots.subarray(rank * SLOTS + from, rank * SLOTS + to)].filter((sense) => sense > 0);
};

/** A synset and what stands above it, nearest first. */
const pathOf = (sense: number): number[] => {
  const path: number[] = [];
  for (let at = sense; at > 0 && path.length < LONGEST_PATH; at = taxonomy().parents[at - 1] ?? 0)
    path.push(at);
  return path;
};

/** The part of speech in which a word is most frequent; nothing for an unknown word. */
export const partOfSpeech = (word: string): "noun" | "verb" | "adjective" | "adverb" | undefined => {
  const rank = rankOf(word);
  const letter = rank === undefined ? 0 : (taxonomy().parts[rank] ?? 0);
  return ({ n: "noun", v: "verb", a: "adjective", r: "adverb" } as const)[String.fromCharCode(letter)];
};

/** The number of WordNet's lexicographer file of a noun's most frequent sense (18 is persons); nothing without one. */
export const nounFile = (word: string): number | undefined => {
  const [sense] = sensesOf(word, 0, 1);
  return sense === undefined ? undefined : taxonomy().files[sense - 1];
};

/** Tells whether one of two words is a kind of what the other names, or both name the same ("dog" and "animal"). */
export const isBroader = (a: string, b: string): boolean => {
  const [sensesA, sensesB] = [sensesOf(a, 0, ADJECTIVE_SLOT), sensesOf(b, 0, ADJECTIVE_SLOT)];
  return (
    sensesA.some((sense) => pathOf(sense).some((above) => sensesB.includes(above))) ||
    sensesB.some((sense) => pathOf(sense).some((above) => sensesA.includes(above)))
  );
};

/** How near two nouns are that are different kinds of one thing: 1 for one parent, 2 for one grandparent; else nothing. */
export const siblingDistance = (a: string, b: string): 1 | 2 | undefined => {
  const [senseA, senseB] = [sensesOf(a, 0, 1)[0], sensesOf(b, 0, 1)[0]];
  if (senseA === undefined || senseB === undefined || isBroader(a, b)) return undefined;
  const [pathA, pathB] = [pathOf(senseA), pathOf(senseB)];
  if (Math.min(pathA.length, pathB.length) < LEAST_DEPTH) return undefined;
  if (pathA[1] === pathB[1]) return 1;
  return pathA.slice(1, 3).some((above) => pathB.slice(1, 3).includes(above)) ? 2 : undefined;
};

/** A synset and the one right above it. */
const nearTo = (sense: number): number[] => pathOf(sense).slice(0, 2);

/** The places of the synsets of a word, and of those right above its most frequent verb and adjective. */
export const synsetsOf = remember((word): readonly number[] => {
  const near = [VERB_SLOT, ADJECTIVE_SLOT].flatMap((slot) => sensesOf(word, slot, slot + 1).flatMap(nearTo));
  return [...new Set([...sensesOf(word, 0, SLOTS), ...near])];
});

/** The place of the opposite of a synset; 0 where it has none. */
export const oppositeSynset = (synset: number): number => taxonomy().opposites[synset - 1] ?? 0;

const isOpposite = (a: number, b: number): boolean => {
  const { opposites } = taxonomy();
  return nearTo(a).some((x) => nearTo(b).some((y) => opposites[x - 1] === y || opposites[y - 1] === x));
};

/** Tells whether two words are opposites through what they are kinds of ("demanding", like "difficult", and "easy"). */
export const areIndirectOpposites = (a: string, b: string): boolean =>
  [[VERB_SLOT, VERB_SLOT + 1] as const, [ADJECTIVE_SLOT, ADJECTIVE_SLOT + 1] as const].some(([from, to]) =>
    sensesOf(a, from, to).some((x) => sensesOf(b, from, to).some((y) => isOpposite(x, y))),
  );

/** Tells whether two adjectives belong to one cluster, that is, mean much the same. */
export const areSimilarAdjectives = (a: string, b: string): boolean =>
  sensesOf(a, ADJECTIVE_SLOT, SLOTS).some((x) =>
    sensesOf(b, ADJECTIVE_SLOT, SLOTS).some((y) => nearTo(x).some((above) => nearTo(y).includes(above))),
  );
