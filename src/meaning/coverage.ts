import type { ReadText, Token } from "./read-text.ts";
import { rankOf } from "./vocabulary.ts";

/** Function words of the languages most often met; English corpora hold them, but do not tell what they say. */
const FOREIGN: ReadonlySet<string> = new Set(
  `der das und ist nicht ein eine mit auf von zu den dem des im ich sie wir auch für
  le la les un une du et est dans que qui pour sur ce il elle je vous nous pas avec aux
  el los las del en es por para una su al se lo como
  di della dei che da gli sono nel alla
  de een van op te zijn niet voor
  os em um uma não na ao
  och att det som på är av inte`.split(/\s+/),
);
const WORD = /^\p{L}/u;
const LATIN_CAPITAL = /^(?=\p{Lu})\p{Script=Latin}|[a-z][A-Z]/u;
const CODE_BEFORE = /[\d_@#$/\\.]/;
const CODE_BEHIND = /^(?:[\d_(/\\]|\.[\p{L}\d])/u;

const isKnown = ({ text, stem }: Token): boolean =>
  !FOREIGN.has(text) && (rankOf(text) ?? rankOf(stem)) !== undefined;

/** Names and identifiers mean themselves: they need not be known. The first word of a sentence may be any word. */
const meansItself = ({ text, sentences }: ReadText, token: Token): boolean => {
  const end = token.start + token.text.length;
  const written = text.slice(token.start, end);
  const isFirst = sentences[token.sentence]?.startsWith(written) === true;
  return (
    (!isFirst && LATIN_CAPITAL.test(written)) ||
    CODE_BEFORE.test(text.charAt(token.start - 1)) ||
    CODE_BEHIND.test(text.slice(end, end + 2))
  );
};

/**
 * Tells which share of a text's words the table knows, 0 to 1: other languages stay well under 0.7. Numbers, names and
 * identifiers do not count; a text of nothing else is fully known.
 */
export const coverageOf = (read: ReadText): number => {
  const words = read.tokens.filter(({ text }) => WORD.test(text));
  const known = words.filter(isKnown).length;
  const unknown = words.filter((token) => !isKnown(token) && !meansItself(read, token)).length;
  return known + unknown === 0 ? 1 : known / (known + unknown);
};
