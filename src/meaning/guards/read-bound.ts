import type { Lexeme } from "./lex.ts";

const WINDOW = 6;

/** What may stand between a limit and its number. */
const MEASURE = / (?:an? |the )?(?:age|size|total|length|weight|price|rate) of$/;

const BEFORE: readonly (readonly [RegExp, "lower" | "upper"])[] = [
  [/(?:no|not) (?:more|longer|greater|higher|later|over)(?: than)?$/, "upper"],
  [/(?:no|not) (?:less|fewer|shorter|lower|earlier|under|below)(?: than)?$/, "lower"],
  [/(?:not|never|without) (?:exceed|exceeding)$/, "upper"],
  [
    /at (?:the )?least$|(?:more|longer|greater|higher|larger|older) than$|minimum of$|over$|above$|exceeds?$|starting (?:at|from)$|after$|from$/,
    "lower",
  ],
  [
    /at (?:the )?most$|until$|(?:less|fewer|shorter|lower|smaller|younger) than$|maximum of$|up to(?: a maximum of)?$|under$|below$|within$|limited to$/,
    "upper",
  ],
];

const BEHIND: readonly (readonly [RegExp, "lower" | "upper"])[] = [
  [/^(?:or|and) (?:more|above|over|longer|older|higher)\b|^minimum\b/, "lower"],
  [/^(?:or|and) (?:less|fewer|below|under|shorter|younger|lower)\b|^maximum\b/, "upper"],
];

const words = (lexemes: readonly Lexeme[]): string => lexemes.map(({ text }) => text).join(" ");

/** Tells whether the lexemes from `at` up to `next` are a limit: "at least 5", "5 or more", "no more than 5". */
export const boundAt = (
  lexemes: readonly Lexeme[],
  at: number,
  next: number,
): "lower" | "upper" | undefined => {
  const before = words(lexemes.slice(Math.max(0, at - WINDOW), at)).replace(MEASURE, "");
  const behind = words(lexemes.slice(next, next + 2));
  const found =
    BEFORE.find(([pattern]) => pattern.test(before)) ?? BEHIND.find(([pattern]) => pattern.test(behind));
  return found?.[1];
};
