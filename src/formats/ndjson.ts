import { textLines, type TextRange } from "./text-lines.ts";

const isJson = (line: string): boolean => {
  if (!/^[ \t]*[[{"\d\-tfn]/.test(line)) return false;
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
