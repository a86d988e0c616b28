import { diffArrays, diffLines, diffWordsWithSpace } from "diff";
import { once } from "../../once.ts";

/** A run of text that both sides have, or one only. */
export interface TextRun {
  readonly side: "both" | "base" | "head";
  readonly text: string;
}

/** From this many words or lines that differ on, texts have little in common; time is for a slow machine. */
const LIMITS = { maxEditLength: 1000, timeout: 500 };

/** Languages without spaces are split into words as their readers would. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

const segmenter = once(() => new Intl.Segmenter(undefined, { granularity: "word" }));

const segmentsOf = (text: string): string[] =>
  Array.from(segmenter().segment(text), ({ segment }) => segment);

const diffSegments = (base: string, head: string) =>
  diffArrays(segmentsOf(base), segmentsOf(head), LIMITS)?.map((change) => ({
    ...change,
    value: change.value.join(""),
  }));

const sideOf = ({ added, removed }: { added?: boolean; removed?: boolean }): TextRun["side"] =>
  added ? "head" : removed ? "base" : "both";

/**
 * Compares two texts word by word; line by line where too many words differ, and as a whole where too many lines do.
 * What stands on `both` or `base` joined gives the base, `both` and `head` the head.
 */
export const diffText = (base: string, head: string): TextRun[] => {
  const words = UNSPACED.test(base + head)
    ? diffSegments(base, head)
    : diffWordsWithSpace(base, head, LIMITS);
  const changes = words ?? diffLines(base, head, LIMITS);
  if (changes) return changes.map((change) => ({ side: sideOf(change), text: change.value }));
  return [
    { side: "base", text: base },
    { side: "head", text: head },
  ];
};
