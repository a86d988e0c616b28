import type { View } from "./view.ts";

/** What one clause says of its words. */
export interface Statement {
  readonly words: readonly {
    readonly base: string;
    readonly isDenied: boolean;
    /** Denied by its own affix, where the other text does not have the base. */
    readonly isAffixed: boolean;
  }[];
  /** Whether an odd number of negators is in it. */
  readonly isDenied: boolean;
  /** The negators of its whole sentence, and whether there is an "unless", "without" or "only" in it. */
  readonly sentenceNegators: number;
  readonly isConditional: boolean;
  readonly written: string;
}

const CONDITIONAL = /^(?:unless|without|only)$/;
const LONGEST_SHOWN = 60;

/**
 * Reads the clauses of a text as statements, to be held against those of `other`. An affix denies only where the other
 * text speaks of the same base; "an unsolicited call" does not deny "a call".
 */
export const statementsOf = ({ read, units, clauses, polarity }: View, other: View): Statement[] => {
  const bases = new Set(other.polarity.bases);
  const isTold = (at: number): boolean => bases.has(polarity.bases[at] ?? "");
  const sentenceOf = (clause: number): number => units[clauses[clause]?.units[0] ?? -1]?.sentence ?? -1;
  const negators = new Map<number, number>();
  polarity.negators.forEach((count, clause) => {
    const sentence = sentenceOf(clause);
    negators.set(sentence, (negators.get(sentence) ?? 0) + count);
  });
  const conditional = new Set(
    units.filter(({ key }) => CONDITIONAL.test(key)).map(({ sentence }) => sentence),
  );
  return clauses
    .map((clause, index) => {
      const words = clause.units.filter((at) => units[at]?.kind === "word");
      const affixes = words.filter((at) => polarity.affixed[at] === true && isTold(at)).length;
      return {
        words: words.map((at) => ({
          base: polarity.bases[at] ?? "",
          isDenied: polarity.denied[at] === true,
          isAffixed: polarity.affixed[at] === true && !isTold(at),
        })),
        isDenied: ((polarity.negators[index] ?? 0) + affixes) % 2 === 1,
        sentenceNegators: negators.get(sentenceOf(index)) ?? 0,
        isConditional: conditional.has(sentenceOf(index)),
        written: read.text
          .slice(clause.start, clause.end)
          .replace(/^[\s,.;:!?()]+/, "")
          .slice(0, LONGEST_SHOWN)
          .trim(),
      };
    })
    .filter(({ words }) => words.length > 0);
};
