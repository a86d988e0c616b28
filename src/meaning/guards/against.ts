import type { Conflict, ConflictKind } from "../conflict.ts";

/** Makes a conflict of what the two texts say: `"60 days" against "30 days"`, the actual text's words first. */
export const against = (kind: ConflictKind, actual: string, expected: string): Conflict => ({
  kind,
  actual,
  expected,
  message: `${JSON.stringify(actual)} against ${JSON.stringify(expected)}`,
});

/** Makes a conflict of what only one text says; the other side's words are empty. */
export const onOneSide = (kind: ConflictKind, side: "actual" | "expected", words: string): Conflict => ({
  kind,
  actual: side === "actual" ? words : "",
  expected: side === "expected" ? words : "",
  message: `${JSON.stringify(words)} only in the ${side} text`,
});
