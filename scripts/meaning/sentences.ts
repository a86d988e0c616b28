import type { Synset } from "./wordnet.ts";

const SHORTEST = 8;
const LONGEST = 300;

const isUsable = (text: string): boolean => text.length >= SHORTEST && text.length < LONGEST;

const examplesOf = ({ gloss }: Synset): string[] =>
  Array.from(gloss.matchAll(/"([^"]+)"/g), ([, example = ""]) => example.trim());

const definitionOf = ({ gloss }: Synset): string =>
  (gloss.split(/;\s*"/, 1)[0] ?? "")
    .replace(/\([^)]*\)/g, " ")
    .replace(/\s+/g, " ")
    .replace(/[;,\s]+$/, "")
    .trim();

/** WordNet's example sentences and definitions: plain English that no set of test sentences holds. */
export interface Sentences {
  readonly examples: readonly string[];
  readonly definitions: readonly string[];
}

/** Gives the sentences in WordNet's glosses, each once, in the order of its files. */
export const glossSentences = (synsets: ReadonlyMap<string, Synset>): Sentences => {
  const all = [...synsets.values()];
  return {
    examples: [...new Set(all.flatMap(examplesOf).filter(isUsable))],
    definitions: [...new Set(all.map(definitionOf).filter(isUsable))],
  };
};
