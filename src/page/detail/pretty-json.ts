import { jsonTokens } from "./json-tokens.ts";

const isDocument = (text: string): boolean => {
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

/** Lists texts, numbers and signs of a document without the white space between them. */
const signsOf = (text: string): string[] =>
  jsonTokens(text).flatMap(({ kind, text }) => {
    if (kind === "punctuation") return Array.from(text.replace(/\s+/g, ""));
    return kind === "key" ? [text.replace(/\s*:$/, ""), ":"] : [text];
  });

/**
 * Lays a JSON object or array out over several lines, with every number and text as it was written; any other text
 * stays as it is.
 */
export const prettyJson = (text: string): string => {
  if (!isDocument(text)) return text;
  let depth = 0;
  let previous: string | undefined;
  let pretty = "";
  for (const sign of signsOf(text)) {
    if (closes(sign)) depth -= 1;
    const isNewLine = closes(sign) ? !opens(previous) : opens(previous) || previous === ",";
    pretty += isNewLine ? `\n${"  ".repeat(depth)}` : previous === ":" ? " " : "";
    pretty += sign;
    if (opens(sign)) depth += 1;
    previous = sign;
  }
  return pretty;
};
