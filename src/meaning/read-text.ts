import type { Quantity } from "./guards/quantity.ts";
import { readQuantities } from "./guards/read-quantities.ts";
import { normalise } from "./normalise.ts";
import { splitSentences } from "./sentences.ts";
import { splitTokens } from "./tokens.ts";
import { wordForm, type WordForm } from "./word-form.ts";

/** A word, number or sign of a text. */
export interface Token extends WordForm {
  /** Lower-cased. */
  readonly text: string;
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
  /** The numbers, measures, dates and times in it, in order. */
  readonly quantities: readonly Quantity[];
}

/** Where each sentence ends. */
const endsOf = (text: string, sentences: readonly string[]): number[] => {
  let end = 0;
  return sentences.map((sentence) => (end = text.indexOf(sentence, end) + sentence.length));
};

const tokensOf = (text: string, sentences: readonly string[]): Token[] => {
  const ends = endsOf(text, sentences);
  let sentence = 0;
  return splitTokens(text).map(({ text: word, start }) => {
    while (start >= (ends[sentence] ?? Infinity)) sentence++;
    const { stem, isStop, isSign, isKnown, row } = wordForm(word);
    return { text: word, stem, isStop, isSign, isKnown, row, start, sentence };
  });
};

/** Prepares a text for comparison: normalises it, splits it into sentences and words, and reads its quantities. */
export const readText = (raw: string): ReadText => {
  const text = normalise(raw);
  const sentences = splitSentences(text);
  return { raw, text, sentences, tokens: tokensOf(text, sentences), quantities: readQuantities(text) };
};
