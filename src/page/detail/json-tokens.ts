/** A piece of a printed JSON value, and what it is. */
export interface JsonToken {
  readonly kind: "key" | "string" | "number" | "word" | "punctuation";
  readonly text: string;
}

/** A string that does not end is taken to the end, so that no second look begins inside it. */
const TOKEN =
  /("[^"\\]*(?:\\[^][^"\\]*)*(?:"|\\?$))(\s*:)?|(-?\d[\d.eE+-]*)|\b(true|false|null)\b|[^"\d\-tfn]+|[\s\S]/g;

const kindOf = ([, string, colon, number, word]: RegExpExecArray): JsonToken["kind"] => {
  if (string !== undefined) return colon === undefined ? "string" : "key";
  if (number !== undefined) return "number";
  return word === undefined ? "punctuation" : "word";
};

/** Splits a printed JSON value for colouring, as far as it is asked for; the pieces joined give the text, whatever it is. */
export const jsonTokens = (text: string): IteratorObject<JsonToken> =>
  text.matchAll(TOKEN).map((match) => ({ kind: kindOf(match), text: match[0] }));
