import { locate } from "../locate.ts";

const LEXEME = /\d+(?:[.,]\d+)*|[\p{L}µ]+(?:'\p{L}+)?\$?|\S/gu;
const DIGIT = /^\d/;

/** A word, number or mark of a text, with its place. */
export interface Lexeme {
  /** As written. */
  readonly written: string;
  /** Lower-cased. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Stands directly behind the lexeme before it, without a space. */
  readonly glued: boolean;
  readonly isNumber: boolean;
}

/** Splits a normalised text into words, numbers and single marks. */
export const lex = (text: string): Lexeme[] => {
  let last = -1;
  return locate(text, LEXEME).map(({ text: lower, start, end }) => {
    const glued = start === last;
    last = end;
    return { written: text.slice(start, end), text: lower, start, end, glued, isNumber: DIGIT.test(lower) };
  });
};
