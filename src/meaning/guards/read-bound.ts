import type { Lexeme } from "./lex.ts";

const WINDOW = 6;

/** What may stand between a limit and its number. */
const MEASURE = / (?:an? |the )?(?:age|size|total|length|weight|price|rate) of$/;

type Limit = "lower" | "upper";
type Limits = readonly (readonly [RegExp, Limit])[];

const BEFORE: Limits = [
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

const BEHIND: Limits = [
  [/^(?:or|and) (?:more|above|over|longer|older|higher)\b|^minimum\b/, "lower"],
  [/^(?:or|and) (?:less|fewer|below|under|shorter|younger|lower)\b|^maximum\b/, "upper"],
];

/** The words with which what stands before a limit ends, and with which what stands behind it begins. */
const ENDS: ReadonlySet<string> = new Set(
  `than exceed exceeding exceeds least most of over above at from after until to under below within
  more longer greater higher later less fewer shorter lower earlier`.split(/\s+/),
);
const BEGINS: ReadonlySet<string> = new Set(["or", "and", "minimum", "maximum"]);

const words = (lexemes: readonly Lexeme[]): string => lexemes.map(({ text }) => text).join(" ");

const limitIn = (limits: Limits, text: string): Limit | undefined =>
  limits.find(([pattern]) => pattern.test(text))?.[1];

/** Tells whether the lexemes from `at` up to `next` are a limit: "at least 5", "5 or more", "no more than 5". */
export const boundAt = (lexemes: readonly Lexeme[], at: number, next: number): Limit | undefined => {
  const before = (): string => words(lexemes.slice(Math.max(0, at - WINDOW), at)).replace(MEASURE, "");
  const behind = (): string => words(lexemes.slice(next, next + 2));
  return (
    (ENDS.has(lexemes[at - 1]?.text ?? "") ? limitIn(BEFORE, before()) : undefined) ??
    (BEGINS.has(lexemes[next]?.text ?? "") ? limitIn(BEHIND, behind()) : undefined)
  );
};
