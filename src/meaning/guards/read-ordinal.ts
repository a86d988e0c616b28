import { DENOMINATORS, ORDINAL_WORDS } from "./data/number-words.ts";
import type { Lexeme } from "./lex.ts";
import type { Found } from "./quantity.ts";

const DETERMINER = /^(?:the|an?|his|her|its|their|our|my|your|each|every|s)$/;

/** The "last" of a row, whose length is not known. */
const LAST = -1;

const isWord = (lexeme: Lexeme | undefined): boolean => /^\p{L}/u.test(lexeme?.text ?? "");

/** "a third of": a part, not a place. */
const readPart = (lexemes: readonly Lexeme[], at: number): Found | undefined => {
  const under = DENOMINATORS.get(lexemes[at]?.text ?? "");
  const isPart = /^(?:an?|one)$/.test(lexemes[at - 1]?.text ?? "") && lexemes[at + 1]?.text === "of";
  return under !== undefined && isPart ? { dimension: "number", value: 1 / under, next: at + 1 } : undefined;
};

/** Reads "2nd" or "second"; an ordinal word that opens a step ("First, …") or has no determiner is weak. */
export const readOrdinal = (lexemes: readonly Lexeme[], at: number): Found | undefined => {
  const [lexeme, ending] = [lexemes[at], lexemes[at + 1]];
  if (lexeme === undefined) return undefined;
  if (lexeme.isNumber && ending?.glued && /^(?:st|nd|rd|th)$/.test(ending.text))
    return { dimension: "ordinal", value: Number(lexeme.text.replaceAll(",", "")), next: at + 2 };
  const part = readPart(lexemes, at);
  const value = lexeme.text === "last" ? LAST : ORDINAL_WORDS.get(lexeme.text);
  if (part !== undefined || value === undefined || !isWord(ending)) return part;
  const isWeak = !DETERMINER.test(lexemes[at - 1]?.text ?? "");
  return { dimension: "ordinal", value, next: at + 1, ...(isWeak && { isWeak }) };
};
