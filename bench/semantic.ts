/**
 * `npm run bench:semantic`: how well two texts' meaning is compared, on the sets that lie beside the repository, and how
 * fast; printed and written to `SEMANTIC.md`. One setting and one returned score serve every set.
 */
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { arch, cpus, platform } from "node:os";
import { join } from "node:path";
import { type Comparison, compareTexts, DEFAULT_THRESHOLD } from "../src/meaning/compare-texts.ts";
import { answerPairs, mrpcPairs, type Pair, pawsPairs, sickPairs, stsPairs } from "./semantic/sets.ts";
import { areaUnderCurve, pearson, spearman } from "./semantic/statistics.ts";

interface Measured extends Pair {
  readonly found: Comparison;
}

const rows: string[] = [];
const row = (...cells: readonly string[]): void => void rows.push(`| ${cells.join(" | ")} |`);

const measure = (pairs: readonly Pair[]): Measured[] =>
  pairs.map((pair) => ({ ...pair, found: compareTexts(pair.a, pair.b) }));

const labelsOf = (pairs: readonly Measured[]): number[] => pairs.map(({ label }) => label);
const scoresOf = (pairs: readonly Measured[]): number[] => pairs.map(({ found }) => found.score);
const similaritiesOf = (pairs: readonly Measured[]): number[] => pairs.map(({ found }) => found.similarity);

const isFlagged = ({ found }: Measured): boolean => found.conflicts.length > 0;
const isSame = ({ found }: Measured): boolean => found.score >= DEFAULT_THRESHOLD && found.covered;

const percent = (pairs: readonly Measured[], is: (pair: Measured) => boolean): string =>
  `${((100 * pairs.filter(is).length) / pairs.length).toFixed(1)} %`;

const count = (pairs: readonly Measured[], is: (pair: Measured) => boolean): string =>
  `${pairs.filter(is).length} of ${pairs.length}`;

const onAnswers = (pairs: Measured[]): void => {
  const [same, different] = [
    pairs.filter(({ label }) => label === 1),
    pairs.filter(({ label }) => label === 0),
  ];
  row(
    "Answer pairs",
    "right at the default threshold",
    count(pairs, (pair) => isSame(pair) === (pair.label === 1)),
    "≥ 76 of 80",
  );
  row("", "different ones with a conflict named", count(different, isFlagged), "");
  row("", "same ones with a conflict named", count(same, isFlagged), "");
};

const onSts = (pairs: Measured[], part: string, goal: string): void => {
  const labels = labelsOf(pairs);
  row(`STS-B ${part}`, "Spearman of the score", spearman(scoresOf(pairs), labels).toFixed(4), goal);
  row("", "Pearson of the score", pearson(scoresOf(pairs), labels).toFixed(4), "");
  row("", "Spearman of the similarity alone", spearman(similaritiesOf(pairs), labels).toFixed(4), "");
  row(
    "",
    "flagged of those with a label ≥ 4.8",
    percent(
      pairs.filter(({ label }) => label >= 4.8),
      isFlagged,
    ),
    "",
  );
  const clear = pairs.filter(({ label }) => label >= 4 || label <= 2);
  row(
    "",
    "right of those with a label ≥ 4 or ≤ 2",
    percent(clear, (pair) => isSame(pair) === pair.label >= 4),
    "",
  );
};

/** The share of pairs with a conflict, of the others and of the paraphrases. */
const rowOfFlagged = (pairs: readonly Measured[]): void => {
  const shares = [0, 1].map((label) =>
    percent(
      pairs.filter((pair) => pair.label === label),
      isFlagged,
    ),
  );
  row("", "flagged of the others / paraphrases", shares.join(" / "), "");
};

const onPaws = (pairs: Measured[]): void => {
  row("PAWS dev", "AUC of the score", areaUnderCurve(scoresOf(pairs), labelsOf(pairs)).toFixed(4), "≥ 0.62");
  rowOfFlagged(pairs);
};

const onMrpc = (pairs: Measured[]): void => {
  row(
    "MRPC train",
    "AUC of the similarity",
    areaUnderCurve(similaritiesOf(pairs), labelsOf(pairs)).toFixed(4),
    "",
  );
  rowOfFlagged(pairs);
};

const onSick = (pairs: Measured[]): void => {
  const judged = (judgment: string): Measured[] => pairs.filter((pair) => pair.judgment === judgment);
  row("SICK train", "contradictions flagged", percent(judged("CONTRADICTION"), isFlagged), "≥ 85 %");
  row("", "entailments flagged", percent(judged("ENTAILMENT"), isFlagged), "≤ 1 %");
  row("", "Spearman of the similarity", spearman(similaritiesOf(pairs), labelsOf(pairs)).toFixed(4), "");
};

/** Measures a set, or says that it is absent. */
const on = (name: string, pairs: readonly Pair[] | undefined, report: (pairs: Measured[]) => void): void => {
  if (pairs === undefined) row(name, "absent: skipped", "", "");
  else report(measure(pairs));
};

on("Answer pairs", answerPairs(), onAnswers);
on("STS-B dev", stsPairs("dev"), (pairs) => onSts(pairs, "dev", "≥ 0.78"));
on("STS-B train", stsPairs("train"), (pairs) => onSts(pairs, "train", ""));
on("PAWS dev", pawsPairs(), onPaws);
on("SICK train", sickPairs(), onSick);
on("MRPC train", mrpcPairs(), onMrpc);

interface Speed {
  readonly import: number;
  readonly first: number;
  readonly perSize: readonly { size: number; ms: number }[];
  readonly rss: number;
}

const speeds = Array.from(
  { length: 5 },
  () =>
    JSON.parse(
      execFileSync(process.execPath, [join(import.meta.dirname, "semantic-speed.ts")], {
        encoding: "utf8",
      }),
    ) as Speed,
);
const median = (of: (speed: Speed) => number): number =>
  speeds.map(of).toSorted((a, b) => a - b)[speeds.length >> 1] ?? NaN;

row("Speed", "import of the modules, as TypeScript", `${median((speed) => speed.import).toFixed(0)} ms`, "");
row("", "first comparison, loading the table", `${median((speed) => speed.first).toFixed(0)} ms`, "< 60 ms");
for (const [at, { size }] of (speeds[0]?.perSize ?? []).entries()) {
  const goal = size === 1000 ? "< 1 ms" : "";
  row(
    "",
    `two texts of ${size} characters`,
    `${median(({ perSize }) => perSize[at]?.ms ?? NaN).toFixed(2)} ms`,
    goal,
  );
}
row("", "memory of the process", `${median(({ rss }) => rss).toFixed(0)} MiB`, "");

const report = [
  "# Meaning",
  "",
  `How well \`compareTexts\` tells whether two texts mean the same: one setting, threshold ${DEFAULT_THRESHOLD}, and one score, ` +
    "which a conflict makes 0. The sets are for evaluation only; nothing was fitted to single pairs.",
  "",
  `Node ${process.version}, ${platform()} ${arch()}, ${cpus().length} × ${cpus()[0]?.model.trim() ?? "unknown CPU"}; times are medians of 5 fresh processes, those of single comparisons processor time after 300 runs.`,
  "",
  "| set | figure | measured | goal |",
  "| --- | --- | ---: | ---: |",
  ...rows,
  "",
].join("\n");
console.log(report);
writeFileSync(join(import.meta.dirname, "SEMANTIC.md"), report);
