import { textLines, type TextRange } from "./text-lines.ts";

/** How a document may begin and end; most lines of other texts are told apart by it, without the cost of an exception. */
const OUTLINE = /^[ \t]*(?:\{[^]*\}|\[[^]*\]|"[^]*"|[\d\-tfn][^]*)[ \t]*$/;

const isJson = (line: string): boolean => {
  if (!OUTLINE.test(line)) return false;
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
};

/** Finds the lines of a text that are JSON documents (https://github.com/ndjson/ndjson-spec); others are passed over. */
export const jsonLines = (text: string): TextRange[] =>
  [...textLines(text)].filter(({ start, end }) => isJson(text.slice(start, end)));
