import { textLines, type TextRange } from "./text-lines.ts";

const FIELD = "data:";
const BOM = "\uFEFF";

/** One event of a server-sent event stream. */
export interface SseEvent {
  /** The name in its `event:` line; absent where it has none. */
  readonly event?: string;
  /** Its `data:` lines, joined by line feeds. */
  readonly data: string;
  /** Where it ends in the text, in UTF-16 units. */
  readonly end: number;
}

const startOf = (text: string, start: number): number => (start === 0 && text.startsWith(BOM) ? 1 : start);

const valueFrom = (text: string, start: number, end: number): number =>
  start < end && text[start] === " " ? start + 1 : start;

/**
 * Finds the value of each `data:` line of a server-sent event stream, without the one space that may lead it.
 * Line endings are LF, CRLF or CR; a byte order mark may open the stream
 * (https://html.spec.whatwg.org/multipage/server-sent-events.html#parsing-an-event-stream).
 */
export const dataLines = (text: string): TextRange[] => {
  const found: TextRange[] = [];
  for (const { start, end } of textLines(text)) {
    const line = startOf(text, start);
    if (!text.startsWith(FIELD, line)) continue;
    found.push({ start: valueFrom(text, line + FIELD.length, end), end });
  }
  return found;
};

/**
 * Reads the events of a server-sent event stream; those without data are left out, and a last one that no blank line
 * ends is read too, since a stream may break off
 * (https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation).
 */
export const sseEvents = (text: string): SseEvent[] => {
  const events: SseEvent[] = [];
  let event: string | undefined;
  let data: string | undefined;
  const dispatch = (end: number) => {
    if (data !== undefined) events.push({ ...(event !== undefined && { event }), data, end });
    event = data = undefined;
  };
  for (const { start, end } of textLines(text)) {
    const line = startOf(text, start);
    if (line >= end) dispatch(end);
    else if (text.startsWith(FIELD, line)) {
      const value = text.slice(valueFrom(text, line + FIELD.length, end), end);
      data = data === undefined ? value : `${data}\n${value}`;
    } else if (text.startsWith("event:", line)) event = text.slice(valueFrom(text, line + 6, end), end);
  }
  dispatch(text.length);
  return events;
};
