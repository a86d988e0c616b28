import { printJson, readJson, type JsonLayout } from "../formats/json.ts";
import { parseJson } from "../formats/parse-json.ts";
import type { Chunk, StreamBody } from "./cassette.ts";
import type { DiskChunk, DiskEvent, EventsBody } from "./disk.ts";

/** How the events of one stream are written. */
interface Style {
  readonly newline: "\n" | "\r\n";
  readonly layout: JsonLayout | undefined;
}

const EVENT = {
  "\n": /(?:event: ([^\r\n]*)\n)?data: ([[{][^\r\n]*)\n\n/y,
  "\r\n": /(?:event: ([^\r\n]*)\r\n)?data: ([[{][^\r\n]*)\r\n\r\n/y,
};
/** Spaces before the last brace of an event's data; an event with more stays text. */
export const WIDEST_PAD = 4096;

const PADDED = new RegExp(String.raw`(?<! )( {1,${WIDEST_PAD}})\}$`);

const printEvent = ({ event, data, pad = 0 }: DiskEvent, { newline, layout }: Style): string => {
  const json = printJson(data, layout);
  const padded = pad > 0 ? `${json.slice(0, -1)}${" ".repeat(pad)}}` : json;
  const head = event === undefined ? [] : ["event: ", event, newline];
  // Joined, it is one flat string; a template's is a tree, which is flattened when it is read, at twice the price.
  return [...head, "data: ", padded, newline, newline].join("");
};

/** Reads one event's JSON; `undefined` where printing it in the stream's style would give another text. */
const readEvent = (event: string | undefined, json: string, style: Style): DiskEvent | undefined => {
  const pad = PADDED.exec(json)?.[1]?.length ?? 0;
  const bare = pad > 0 ? `${json.slice(0, -1 - pad)}}` : json;
  const data = parseJson(bare);
  if (data === undefined || printJson(data, style.layout) !== bare) return undefined;
  return { ...(event !== undefined && { event }), data, ...(pad > 0 && { pad }) };
};

/** Splits a chunk into its events; what is none stays text, up to the next event. */
const foldChunk = (chunk: string, style: Style): (string | DiskEvent)[] => {
  const pattern = EVENT[style.newline];
  const blank = style.newline + style.newline;
  const items: (string | DiskEvent)[] = [];
  let text = "";
  for (let at = 0; at < chunk.length;) {
    pattern.lastIndex = at;
    const [whole = "", name, json = ""] = pattern.exec(chunk) ?? [];
    const event = whole === "" ? undefined : readEvent(name, json, style);
    const next = chunk.indexOf(blank, at);
    const end = event ? at + whole.length : next === -1 ? chunk.length : next + blank.length;
    if (event) {
      if (text !== "") items.push(text);
      items.push(event);
      text = "";
    } else text += chunk.slice(at, end);
    at = end;
  }
  return text === "" ? items : [...items, text];
};

const FIRST = /(?<![^\r\n])data: ([[{][^\r\n]*)(\r?\n)/;

const styleOf = (chunks: readonly Chunk[]): Style | undefined => {
  for (const chunk of chunks) {
    const [, json, newline] = (typeof chunk === "string" && FIRST.exec(chunk)) || [];
    if (json !== undefined)
      return { newline: newline === "\r\n" ? newline : "\n", layout: readJson(json)?.layout };
  }
  return undefined;
};

const isEvents = (chunk: DiskChunk): boolean =>
  Array.isArray(chunk) || (typeof chunk === "object" && "data" in chunk);

/**
 * Writes the chunks of a server-sent event stream as their events' names and JSON; `undefined` where no event can be
 * written so that reading gives the very chunks back. Text that is no such event stays text, chunk by chunk.
 */
export const foldEvents = ({ chunks }: StreamBody): EventsBody | undefined => {
  const style = styleOf(chunks);
  if (!style) return undefined;
  const events = chunks.map((chunk): DiskChunk => {
    if (typeof chunk !== "string") return chunk;
    const items = foldChunk(chunk, style);
    const [first = chunk] = items;
    return items.length > 1 ? items : first;
  });
  if (!events.some(isEvents)) return undefined;
  const { newline, layout } = style;
  return { events, ...(newline === "\r\n" && { newline }), ...(layout && { layout }) };
};

/** Gives the chunks that {@link foldEvents} has written as events. */
export const unfoldEvents = ({ events, newline, layout }: EventsBody): StreamBody => {
  const style: Style = { newline: newline ?? "\n", layout };
  const print = (item: string | DiskEvent): string =>
    typeof item === "string" ? item : printEvent(item, style);
  return {
    chunks: events.map((chunk): Chunk => {
      if (Array.isArray(chunk)) return (chunk as readonly (string | DiskEvent)[]).map(print).join("");
      const one = chunk as string | DiskEvent | { readonly base64: string };
      return typeof one === "object" && "base64" in one ? one : print(one);
    }),
  };
};
