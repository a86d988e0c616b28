import { compareTexts } from "../../meaning/compare-texts.ts";
import type { Change, ChangeKind } from "./trace-diff.ts";
import { diffText } from "./word-diff.ts";

const meaningOf = (base: string, head: string): Pick<Change, "similarity" | "conflicts"> => {
  const { similarity, covered, conflicts } = compareTexts(head, base);
  return {
    ...(covered && { similarity }),
    ...(conflicts.length > 0 && { conflicts: conflicts.map(({ message }) => message) }),
  };
};

/** Tells how one text became another: word by word, and whether it still means the same; nothing where it is equal. */
export const textChange = (
  kind: ChangeKind,
  base: string | undefined,
  head: string | undefined,
  name?: string,
): Change[] => {
  if (base === head) return [];
  const named = name === undefined ? {} : { name };
  if (base === undefined) return [{ kind, ...named, ...(head !== undefined && { head }) }];
  if (head === undefined) return [{ kind, ...named, base }];
  return [{ kind, ...named, base, head, runs: diffText(base, head), ...meaningOf(base, head) }];
};
