import { isForeignWord } from "./foreign-words.ts";
import { remember } from "./remember.ts";
import { stem } from "./stem.ts";
import { isStopWord } from "./stop-words.ts";
import { rankOf } from "./vocabulary.ts";

/** What is known of a word, wherever it stands. */
export interface WordForm {
  readonly stem: string;
  readonly isStop: boolean;
  /** `%`, `$`, `€` or `£`. */
  readonly isSign: boolean;
  /** An English word that the table has, itself or by its stem. */
  readonly isKnown: boolean;
  /** Its row in the table; none for numbers and unknown words. */
  readonly row: number | undefined;
}

const SIGN = /^[%$€£]$/;
const DIGIT = /^\d/;

/** The table's row for a word: its own, that of the part before an apostrophe, or that of its stem. */
const rowOf = (word: string, base: string): number | undefined =>
  DIGIT.test(word) ? undefined : (rankOf(word) ?? rankOf(word.split("'", 1)[0] ?? "") ?? rankOf(base));

/** Looks up a lower-cased word, number or sign. */
export const wordForm = remember((word): WordForm => {
  const base = stem(word);
  return {
    stem: base,
    isStop: isStopWord(word),
    isSign: SIGN.test(word),
    isKnown: !isForeignWord(word) && (rankOf(word) ?? rankOf(base)) !== undefined,
    row: rowOf(word, base),
  };
});
