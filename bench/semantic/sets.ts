import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";

/** Two texts and what people said of them. */
export interface Pair {
  readonly a: string;
  readonly b: string;
  /** A score (STS-B: 0–5), or 1 for the same meaning and 0 for another. */
  readonly label: number;
  /** SICK: entailment, contradiction or neutral. */
  readonly judgment?: string;
}

/** Sets of sentence pairs lie beside the repository; they are for evaluation, and not part of it. */
const FOLDER = join(import.meta.dirname, "..", "..", "..", "shared", "semantic");

const readLines = (name: string): string[] | undefined => {
  const file = join(FOLDER, name);
  if (!existsSync(file)) return undefined;
  const bytes = readFileSync(file);
  return (name.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8").trim().split("\n");
};

/** The fields of a line of CSV, quoted ones unwrapped. */
const fieldsOf = (line: string): string[] =>
  Array.from(line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g), ([, quoted, plain]) =>
    quoted === undefined ? (plain ?? "") : quoted.replaceAll('""', '"'),
  );

const fromTabs = (name: string, toPair: (fields: string[]) => Pair, skipped: number): Pair[] | undefined =>
  readLines(name)
    ?.slice(skipped)
    .map((line) => toPair(line.split("\t")));

/** Pairs of answers, half of them the same, half different by one detail. */
export const answerPairs = (name = "answer-pairs.jsonl"): Pair[] | undefined =>
  readLines(name)?.map((line) => {
    const { a, b, same } = JSON.parse(line) as { a: string; b: string; same: boolean };
    return { a, b, label: same ? 1 : 0 };
  });

/** STS Benchmark: `train` or `dev`. */
export const stsPairs = (part: string): Pair[] | undefined =>
  readLines(`stsb-${part}.csv.gz`)?.map((line) => {
    const [a = "", b = "", label = ""] = fieldsOf(line);
    return { a, b, label: Number(label) };
  });

/** PAWS: the same words in another order, the same meaning or another. */
export const pawsPairs = (): Pair[] | undefined =>
  fromTabs("paws-dev.tsv.gz", ([, a = "", b = "", label = ""]) => ({ a, b, label: Number(label) }), 0);

/** Microsoft Research Paraphrase Corpus. */
export const mrpcPairs = (): Pair[] | undefined =>
  fromTabs("mrpc-train.tsv.gz", ([label = "", , , a = "", b = ""]) => ({ a, b, label: Number(label) }), 1);

/** SICK: sentences with a score of relatedness, and whether one follows from the other. */
export const sickPairs = (): Pair[] | undefined =>
  fromTabs(
    "sick-train.tsv.gz",
    ([, a = "", b = "", label = "", judgment = ""]) => ({
      a,
      b,
      label: Number(label),
      judgment: judgment.trim(),
    }),
    1,
  );
