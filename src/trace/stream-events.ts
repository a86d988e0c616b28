import { chunksOf, textOf } from "../cassette/body.ts";
import type { Body } from "../cassette/cassette.ts";
import { jsonLines } from "../formats/ndjson.ts";
import { sseEvents } from "../formats/sse.ts";
import type { JsonValue } from "../formats/json.ts";
import { parsedOr } from "./json-access.ts";

/** One event of a streamed answer. */
export interface StreamEvent {
  /** Its name, where the stream names events (`event:` of SSE). */
  readonly event?: string;
  /** Its JSON; the text itself where it is none, such as `[DONE]`. */
  readonly data: JsonValue;
  /** Where it ends in the body, in UTF-16 units of the text. */
  readonly end: number;
}

const SSE = /(?:^|[\r\n])\uFEFF?(?:data|event):/;
const NDJSON_TYPE = /ndjson|jsonl|json-seq|stream\+json/i;

const readSse = (text: string): StreamEvent[] =>
  sseEvents(text).map(({ data, ...event }) => ({ ...event, data: parsedOr(data) }));

const readLines = (text: string): StreamEvent[] =>
  jsonLines(text).map(({ start, end }) => ({ data: parsedOr(text.slice(start, end)), end }));

/**
 * Reads the events of a streamed body by what it holds, since content types lie: server-sent events, or lines of JSON
 * where there are several. A body that is one JSON document has none.
 */
export const streamEvents = (body: Body | null, contentType: string): readonly StreamEvent[] => {
  if (body === null || "json" in body) return [];
  const text = textOf(body);
  if (text === undefined) return [];
  if (SSE.test(text)) return readSse(text);
  const lines = readLines(text);
  return lines.length > 1 || NDJSON_TYPE.test(contentType) ? lines : [];
};

/**
 * Tells when the text of a body up to `end` (UTF-16 units) had arrived, given when each chunk had; `undefined` where
 * the chunks' times are unknown.
 */
export const arrivalOf = (
  body: Body | null,
  chunkTimes: readonly number[],
  end: number,
): number | undefined => {
  const text = textOf(body);
  if (text === undefined) return undefined;
  const bytes = Buffer.byteLength(text.slice(0, end));
  let seen = 0;
  for (const [index, chunk] of chunksOf(body).entries()) {
    seen += chunk.length;
    if (seen >= bytes) return chunkTimes[index];
  }
  return chunkTimes.at(-1);
};
