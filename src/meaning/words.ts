import type { ReadText, Token } from "./read-text.ts";
import type { Quantity } from "./guards/quantity.ts";

/** A word as similarity sees it; a quantity, however many words it takes, is one. */
export interface Word {
  /** The stem, or what a quantity amounts to. */
  readonly key: string;
  readonly text: string;
  /** Its row in the table; none for quantities and unknown words. */
  readonly row: number | undefined;
  readonly isStop: boolean;
}

const wordOf = (token: Token): Word => ({
  key: token.stem,
  text: token.text,
  row: token.row,
  isStop: token.isStop,
});

const quantityWord = ({ dimension, value, date, written, isWeak = false }: Quantity): Word => ({
  key: `${dimension} ${date === undefined ? Number(value.toPrecision(4)) : JSON.stringify(date)}`,
  text: written,
  row: undefined,
  isStop: isWeak,
});

/** Gives the words of a text in order, without signs. */
export const wordsOf = ({ tokens, quantities }: ReadText): Word[] => {
  const words: Word[] = [];
  let next = 0;
  for (const token of tokens) {
    while ((quantities[next]?.end ?? Infinity) <= token.start) next++;
    const quantity = quantities[next];
    if (quantity === undefined || token.start < quantity.start) {
      if (!token.isSign) words.push(wordOf(token));
    } else if (token.start === quantity.start || words.at(-1)?.text !== quantity.written)
      words.push(quantityWord(quantity));
  }
  return words;
};
