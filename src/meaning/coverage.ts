import type { ReadText } from "./read-text.ts";
import { rankOf } from "./vocabulary.ts";

/** Function words of the languages most often met; English corpora know them, but not what they say. */
const FOREIGN: ReadonlySet<string> = new Set(
  `der das und ist nicht ein eine mit auf von zu den dem des im ich sie wir auch für
  le la les un une du et est dans que qui pour sur ce il elle je vous nous pas avec aux
  el los las del en es por para una su al se lo como
  di della dei che da gli sono nel alla
  de een van op te zijn niet voor
  os em um uma não na ao
  och att det som på är av inte`.split(/\s+/),
);
const SIGN = /^[%$€£]$/;
const DIGIT = /^\d/;

const isKnown = (word: string, stem: string): boolean =>
  DIGIT.test(word) || (!FOREIGN.has(word) && (rankOf(word) ?? rankOf(stem)) !== undefined);

/**
 * Tells which share of a text's content words the table knows, 0 to 1; numbers are known, function words of other
 * languages are not. A text without content words is fully known.
 */
export const coverageOf = ({ tokens }: ReadText): number => {
  const content = tokens.filter(({ isStop, text }) => !isStop && !SIGN.test(text));
  const known = content.filter(({ text, stem }) => isKnown(text, stem));
  return content.length === 0 ? 1 : known.length / content.length;
};
