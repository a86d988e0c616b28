import { compareTexts } from "../../meaning/compare-texts.ts";
import type { Change } from "./trace-diff.ts";
import { diffText, type TextRun } from "./word-diff.ts";

/** What is told of two texts. */
export interface TextComparer {
  /** How one became the other, word by word. */
  readonly runs: (base: string, head: string) => readonly TextRun[];
  /** Whether it still means the same. */
  readonly meaning: (base: string, head: string) => Pick<Change, "similarity" | "conflicts">;
}

const rememberPairs = <T>(make: (base: string, head: string) => T): ((base: string, head: string) => T) => {
  const known = new Map<string, Map<string, T>>();
  return (base, head) => {
    const pairs = known.get(base) ?? new Map<string, T>();
    known.set(base, pairs);
    const made = pairs.get(head) ?? make(base, head);
    pairs.set(head, made);
    return made;
  };
};

const meaningOf = (base: string, head: string): Pick<Change, "similarity" | "conflicts"> => {
  const { similarity, covered, conflicts } = compareTexts(head, base);
  return {
    ...(covered && { similarity }),
    ...(conflicts.length > 0 && { conflicts: conflicts.map(({ message }) => message) }),
  };
};

/** Starts to compare texts, each pair once: a prompt stands in all calls of a conversation, and in many tests. */
export const textComparer = (): TextComparer => ({
  runs: rememberPairs(diffText),
  meaning: rememberPairs(meaningOf),
});
