import { textLines, type TextRange } from "./text-lines.ts";

const FIELD = "data:";
const BOM = "\uFEFF";

/**
 * Finds the value of each `data:` line of a server-sent event stream, without the one space that may lead it.
 * Line endings are LF, CRLF or CR; a byte order mark may open the stream
 * (https://html.spec.whatwg.org/multipage/server-sent-events.html#parsing-an-event-stream).
 */
export const dataLines = (text: string): TextRange[] => {
  const found: TextRange[] = [];
  for (const { start, end } of textLines(text)) {
    const line = start === 0 && text.startsWith(BOM) ? 1 : start;
    if (!text.startsWith(FIELD, line)) continue;
    const value = line + FIELD.length;
    found.push({ start: value < end && text[value] === " " ? value + 1 : value, end });
  }
  return found;
};
