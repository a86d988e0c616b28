import type { Comparison } from "../meaning/compare-texts.ts";
import { judged, unjudged } from "./finding.ts";
import type { Output } from "./output.ts";
import { showNumber, showScore, showText } from "./show.ts";
import type { Finding } from "./verdict.ts";

/** One of the expected texts, and how the output compares with it. */
export interface Compared extends Comparison {
  readonly expected: string;
}

const percent = (share: number): string => `${showNumber(Math.floor(share * 100))} %`;

const tellUncovered = ({ coverage }: Compared, { text, call }: Output): Finding =>
  unjudged({
    missing: `the built-in embedder knows only ${percent(coverage)} of the words`,
    call,
    rows: [["actual", showText(text)]],
    fix: "It knows English. Pass { embedder: (texts) => Promise<number[][]> } for other languages and vocabularies.",
  });

const factOf = ({ conflicts: [conflict], score }: Compared, threshold: number): string =>
  conflict
    ? `The output contradicts what is expected: ${conflict.message}.`
    : `The output scores ${showScore(score)} against the threshold ${showNumber(threshold)}.`;

const adviseOn = ({ conflicts }: Compared): string =>
  conflicts.length > 0
    ? "Correct what the answer says, or expect what it should say; several right answers can be given as a list."
    : "Expect a text that says the same and no more, give several right answers as a list, or lower the threshold.";

const messagesOf = (list: Compared["conflicts"]): string[] => list.slice(0, 5).map(({ message }) => message);

const fits = ({ conflicts, score }: Compared, threshold: number): boolean =>
  conflicts.length === 0 && score >= threshold;

const tellBest = (
  best: Compared,
  expected: readonly string[],
  threshold: number,
  { text, call }: Output,
): Finding =>
  judged(fits(best, threshold), {
    fact: factOf(best, threshold),
    actual: text,
    expected: expected.length === 1 ? expected[0] : expected,
    shown: { expected: showText(best.expected), actual: showText(text) },
    call,
    rows: [
      ["conflicts", messagesOf(best.conflicts)],
      ["left out", messagesOf(best.omissions)],
      ["similarity", `${showScore(best.similarity)}, and ${showNumber(threshold)} is asked for`],
    ],
    fix: adviseOn(best),
    score: best.score,
    threshold,
  });

const better = (a: Compared, b: Compared): Compared =>
  b.score > a.score || (b.score === a.score && b.similarity > a.similarity) ? b : a;

/**
 * Judges an output by the expected text that it comes nearest to; at least one is needed. Where one of them is not
 * covered by the built-in embedder, only another that fits can decide.
 */
export const judgeMeaning = (
  compared: readonly Compared[],
  threshold: number,
  output: Output,
  isEmbedded: boolean,
): Finding => {
  const known = compared.filter(({ covered }) => isEmbedded || covered);
  const unknown = compared.find(({ covered }) => !isEmbedded && !covered);
  if (unknown && !known.some((each) => fits(each, threshold))) return tellUncovered(unknown, output);
  const expected = compared.map((each) => each.expected);
  return tellBest(known.reduce(better), expected, threshold, output);
};
