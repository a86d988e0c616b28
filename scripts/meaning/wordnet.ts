import { readFileSync } from "node:fs";
import { join } from "node:path";

/** A pointer of one synset to another; `source` and `target` are 1-based places of a word, 0 for every word. */
interface Pointer {
  readonly symbol: string;
  readonly key: string;
  readonly source: number;
  readonly target: number;
}

/** A set of words of one meaning, lower-cased, phrases with underscores. */
export interface Synset {
  readonly words: readonly string[];
  readonly pointers: readonly Pointer[];
  readonly gloss: string;
}

const FILES = ["adj", "adv", "verb", "noun"];
const NEGATING_PREFIX = "un";

/** Adjective satellites (`s`) stand in the file of adjectives. */
const keyOf = (partOfSpeech: string, offset: string): string =>
  `${partOfSpeech === "s" ? "a" : partOfSpeech} ${offset}`;

const readLine = (line: string): readonly [string, Synset] => {
  const [data = "", gloss = ""] = line.split(" | ");
  const fields = data.trim().split(" ");
  const [offset = "", , partOfSpeech = "", wordCount = "0"] = fields;
  const count = parseInt(wordCount, 16);
  const words = Array.from({ length: count }, (_, at) =>
    (fields[4 + 2 * at] ?? "").toLowerCase().replace(/\((?:a|p|ip)\)$/, ""),
  );
  const first = 5 + 2 * count;
  const pointers = Array.from({ length: Number(fields[first - 1]) }, (_, at) => {
    const [symbol = "", target = "", part = "", ends = "0000"] = fields.slice(first + 4 * at);
    return {
      symbol,
      key: keyOf(part, target),
      source: parseInt(ends.slice(0, 2), 16),
      target: parseInt(ends.slice(2), 16),
    };
  });
  return [keyOf(partOfSpeech, offset), { words, pointers, gloss: gloss.trim() }];
};

/**
 * Reads the synsets of WordNet's data files, by part of speech and offset.
 *
 * @see https://wordnet.princeton.edu/documentation/wndb5wn
 */
export const readSynsets = (folder: string): ReadonlyMap<string, Synset> =>
  new Map(
    FILES.flatMap((part) =>
      readFileSync(join(folder, `data.${part}`), "utf8")
        .split("\n")
        .filter((line) => /^\d/.test(line))
        .map(readLine),
    ),
  );

const isPlain = (word: string): boolean => /^[a-z]+$/.test(word);

const differsByPrefix = (a: string, b: string): boolean =>
  a === NEGATING_PREFIX + b || b === NEGATING_PREFIX + a;

const named = (synset: Synset, place: number): readonly string[] =>
  place === 0 ? synset.words : synset.words.slice(place - 1, place);

/** Words with their partners; all sorted. */
export type WordLists = readonly (readonly [string, readonly string[]])[];

const sortedLists = (pairs: Iterable<readonly [string, string]>): WordLists => {
  const lists = new Map<string, Set<string>>();
  for (const [word, other] of pairs) lists.set(word, (lists.get(word) ?? new Set()).add(other));
  return [...lists]
    .map(([word, list]) => [word, [...list].toSorted()] as const)
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
};

function* oppositePairs(synsets: ReadonlyMap<string, Synset>): Generator<readonly [string, string]> {
  for (const synset of synsets.values()) {
    for (const pointer of synset.pointers.filter(({ symbol }) => symbol === "!")) {
      const target = synsets.get(pointer.key);
      const others = target === undefined ? [] : named(target, pointer.target).filter(isPlain);
      for (const word of named(synset, pointer.source).filter(isPlain)) {
        for (const other of others) if (word !== other && !differsByPrefix(word, other)) yield [word, other];
      }
    }
  }
}

/** Gives each single word's opposites, both ways; without those that differ by "un-" alone. */
export const antonymLists = (synsets: ReadonlyMap<string, Synset>): WordLists => {
  const pairs = [...oppositePairs(synsets)];
  return sortedLists([...pairs, ...pairs.map(([word, other]) => [other, word] as const)]);
};

function* synonymPairs(
  synsets: ReadonlyMap<string, Synset>,
  known: ReadonlySet<string>,
): Generator<readonly [string, string]> {
  for (const { words } of synsets.values()) {
    const usable = words.filter((word) => isPlain(word) && known.has(word));
    for (const word of usable) for (const other of usable) if (word !== other) yield [word, other];
  }
}

/** Gives, for each known single word, the known single words that share a meaning with it. */
export const synonymLists = (synsets: ReadonlyMap<string, Synset>, known: ReadonlySet<string>): WordLists =>
  sortedLists(synonymPairs(synsets, known));
