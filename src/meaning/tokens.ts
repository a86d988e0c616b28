import { locate } from "./locate.ts";

const TOKEN = /\p{L}+(?:'\p{L}+)?|\d+(?:[.,]\d+)*|[%$€£]/gu;

/** A word, number or sign as written, lower-cased, and where it starts (UTF-16 units). */
export interface RawToken {
  readonly text: string;
  readonly start: number;
}

/** Gives the words, numbers and signs (`% $ € £`) of a text in order. */
export const splitTokens = (text: string): RawToken[] => locate(text, TOKEN);
