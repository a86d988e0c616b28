import type { Quantity } from "./guards/quantity.ts";
import { readQuantities } from "./guards/read-quantities.ts";
import { normalise } from "./normalise.ts";
import { splitSentences } from "./sentences.ts";
import { stem } from "./stem.ts";
import { isStopWord } from "./stop-words.ts";
import { splitTokens } from "./tokens.ts";

/** A word, number or sign of a text. */
export interface Token {
  /** Lower-cased. */
  readonly text: string;
  readonly stem: string;
  readonly isStop: boolean;
  /** Where it starts in the normalised text, in UTF-16 units. */
  readonly start: number;
  /** The index of its sentence. */
  readonly sentence: number;
}

/** A text prepared for comparison. */
export interface ReadText {
  readonly raw: string;
  /** Normalised; case is kept. */
  readonly text: string;
  readonly sentences: readonly string[];
  readonly tokens: readonly Token[];
  /** The stems of the words and numbers that are no stop words. */
  readonly content: ReadonlySet<string>;
  /** The numbers, measures, dates and times in it, in order. */
  readonly quantities: readonly Quantity[];
}

const SIGN = /^[%$€£]$/;

const tokensOf = (sentence: string, index: number, offset: number): Token[] =>
  splitTokens(sentence).map(({ text, start }) => ({
    text,
    stem: stem(text),
    isStop: isStopWord(text),
    start: offset + start,
    sentence: index,
  }));

const tokensOfAll = (text: string, sentences: readonly string[]): Token[] => {
  let from = 0;
  return sentences.flatMap((sentence, index) => {
    const offset = text.indexOf(sentence, from);
    from = offset + sentence.length;
    return tokensOf(sentence, index, offset);
  });
};

/** Prepares a text for comparison: normalises it, splits it into sentences and words, and reads its quantities. */
export const readText = (raw: string): ReadText => {
  const text = normalise(raw);
  const sentences = splitSentences(text);
  const tokens = tokensOfAll(text, sentences);
  const content = new Set(
    tokens.filter((token) => !token.isStop && !SIGN.test(token.text)).map(({ stem }) => stem),
  );
  return { raw, text, sentences, tokens, content, quantities: readQuantities(text) };
};
