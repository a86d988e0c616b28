import type { ReadText, Token } from "./read-text.ts";

const WORD = /^\p{L}/u;
const LATIN_CAPITAL = /^(?=\p{Lu})\p{Script=Latin}|[a-z][A-Z]/u;
const CODE_BEFORE = /[\d_@#$/\\.]/;
const CODE_BEHIND = /^(?:[\d_(/\\]|\.[\p{L}\d])/u;

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
  let [known, unknown] = [0, 0];
  for (const token of read.tokens) {
    if (token.isKnown) known++;
    else if (WORD.test(token.text) && !meansItself(read, token)) unknown++;
  }
  return known + unknown === 0 ? 1 : known / (known + unknown);
};
