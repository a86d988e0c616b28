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
  readonly written: string;
}

const LONGEST_SHOWN = 60;

/**
 * Reads the clauses of a text as statements, to be held against those of `other`. An affix denies only where the other
 * text speaks of the same base; "an unsolicited call" does not deny "a call".
 */
export const statementsOf = ({ read, units, clauses, polarity }: View, other: View): Statement[] => {
  const bases = new Set(other.polarity.bases);
  const isTold = (at: number): boolean => bases.has(polarity.bases[at] ?? "");
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
        written: read.text.slice(clause.start, clause.end).replace(/^[\s,.;:!?()]+/, "").slice(0, LONGEST_SHOWN).trim(),
      };
    })
    .filter(({ words }) => words.length > 0);
};
