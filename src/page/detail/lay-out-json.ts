import { jsonTokens } from "./json-tokens.ts";
import { sliceLines } from "./slice-lines.ts";

/** Tells whether a text is a JSON object or array. */
export const isJsonDocument = (text: string): boolean => {
  if (!/^\s*[[{]/.test(text)) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

const opens = (sign: string | undefined): boolean => sign === "{" || sign === "[";
const closes = (sign: string): boolean => sign === "}" || sign === "]";

/** Gives texts, numbers and signs of a document without the white space between them. */
const signsOf = function* (text: string): Generator<string> {
  for (const { kind, text: token } of jsonTokens(text))
    if (kind === "punctuation") yield* token.replace(/\s+/g, "");
    else if (kind === "key") yield* [token.replace(/(?<!\s)\s*:$/, ""), ":"];
    else yield token;
};

/** About as much is laid out before it is handed on, in UTF-16 units. */
const SLICE = 10_000;

/**
 * Lays a JSON object or array out over several lines, with every number and text as it was written; in slices that end
 * with a line where one ends near, so that no more of it has to be laid out than is looked at.
 */
export const layOutJson = function* (document: string): Generator<string> {
  let depth = 0;
  let previous: string | undefined;
  let slice = "";
  for (const sign of signsOf(document)) {
    if (closes(sign)) depth -= 1;
    const isNewLine = closes(sign) ? !opens(previous) : opens(previous) || previous === ",";
    if (isNewLine && slice.length >= SLICE) {
      yield* sliceLines(`${slice}\n`);
      slice = "  ".repeat(depth);
    } else slice += isNewLine ? `\n${"  ".repeat(depth)}` : previous === ":" ? " " : "";
    slice += sign;
    if (opens(sign)) depth += 1;
    previous = sign;
  }
  yield* sliceLines(slice);
};

/** Gives as many slices of a text as it takes to reach a length, and whether they are all. */
export const startOf = (
  slices: Iterable<string>,
  most: number,
): { readonly start: string; readonly isWhole: boolean } => {
  let start = "";
  for (const slice of slices) {
    if (start.length >= most) return { start, isWhole: false };
    start += slice;
  }
  return { start, isWhole: true };
};
