import type { Conflict, ConflictKind } from "./conflict.ts";
import { coverageOf } from "./coverage.ts";
import { findConflicts } from "./guards/find-conflicts.ts";
import { readText } from "./read-text.ts";
import { similarity as similarityOfWords } from "./similarity.ts";
import { wordingOf } from "./wording.ts";

/** From this score on, two texts are taken to mean the same unless the caller says otherwise. */
export const DEFAULT_THRESHOLD = 0.4;

const LEAST_COVERAGE = 0.7;
/** Two refusals say the same, however they are worded. */
const OF_REFUSALS = 0.9;

/** Conflicts that are found without English words; an embedder of the caller's may know other languages. */
const ANY_LANGUAGE: ReadonlySet<ConflictKind> = new Set(["quantity", "json"]);

/** How two texts compare in meaning. */
export interface Comparison {
  /** From 0 to 1; 0 where there is a conflict. */
  readonly score: number;
  /** From 0 to 1, whatever the conflicts. */
  readonly similarity: number;
  /** Where the texts contradict each other. */
  readonly conflicts: readonly Conflict[];
  /** What one text says and the other leaves out; these do not lower the score. */
  readonly omissions: readonly Conflict[];
  /** The share of content words that the table knows, of the text where it is lower. */
  readonly coverage: number;
  /** Whether that is enough (0.7) to judge by the table, or nothing is to judge since the texts are equal. */
  readonly covered: boolean;
}

/** How to compare two texts. */
export interface CompareOptions {
  /** Takes every replaced word that is no synonym for a conflict too; false where absent. */
  readonly strict?: boolean;
  /** The similarity another embedder found, which then replaces ours; the guards against conflicts stay on. */
  readonly similarity?: number;
}

/** Whatever is not English was read by another's embedder: of what the guards found, only some holds there. */
const holding = (conflicts: readonly Conflict[], isForeign: boolean): readonly Conflict[] =>
  isForeign ? conflicts.filter(({ kind }) => ANY_LANGUAGE.has(kind)) : conflicts;

/** Compares what two texts say: how alike they are, and on which points they contradict each other. */
export const compareTexts = (actual: string, expected: string, options: CompareOptions = {}): Comparison => {
  const [readActual, readExpected] = [readText(actual), readText(expected)];
  const { strict = false } = options;
  const found = findConflicts(readActual, readExpected, { strict });
  const [a, b] = wordingOf(readActual, readExpected);
  const likeness = options.similarity ?? similarityOfWords(a, b);
  const similarity = found.bothRefuse === true ? Math.max(likeness, OF_REFUSALS) : likeness;
  const coverage = Math.min(coverageOf(a), coverageOf(b));
  const covered = coverage >= LEAST_COVERAGE || a.text === b.text;
  const conflicts = holding(found.conflicts, !covered && options.similarity !== undefined);
  const score = conflicts.length > 0 ? 0 : similarity;
  return { score, similarity, conflicts, omissions: found.omissions, coverage, covered };
};
