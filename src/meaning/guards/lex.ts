const LEXEME = /\d+(?:[.,]\d+)*|[\p{L}µ]+(?:'\p{L}+)?\$?|\S/gu;

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
  let end = -1;
  return Array.from(text.matchAll(LEXEME), ({ 0: written, index: start }) => {
    const glued = start === end;
    end = start + written.length;
    return { written, text: written.toLowerCase(), start, end, glued, isNumber: /^\d/.test(written) };
  });
};
