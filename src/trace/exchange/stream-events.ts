import { bytesOf, chunksOf, jsonOf } from "../../cassette/body.ts";
import type { Body } from "../../cassette/cassette.ts";
import { readTextHeaders } from "../../formats/aws-event-headers.ts";
import { leadingFrames, type Frame } from "../../formats/aws-event-stream.ts";
import { isJsonObject, type JsonValue } from "../../formats/json.ts";
import { jsonLines } from "../../formats/ndjson.ts";
import { sseEvents } from "../../formats/sse.ts";
import { objectOf, parsedOr, textIn } from "../values/json-access.ts";
import { bodyText } from "./body-text.ts";

/** One event of a streamed answer. */
export interface StreamEvent {
  /** Its name, where the stream names events (`event:` of SSE, `:event-type` or `:exception-type` of AWS). */
  readonly event?: string;
  /** Its JSON; the text itself where it is none, such as `[DONE]`. */
  readonly data: JsonValue;
  /** Where it ends in the body: in UTF-16 units of its text, in bytes where the body is no text. */
  readonly end: number;
  /** The stream says by its framing that this is an error. */
  readonly isError?: true;
}

const SSE = /(?:^|[\r\n])\uFEFF?(?:data|event):/;
const FRAMES_TYPE = /vnd\.amazon\.eventstream/i;
const NDJSON_TYPE = /ndjson|jsonl|json-seq|stream\+json/i;

const readSse = (text: string): StreamEvent[] =>
  sseEvents(text).map(({ event, data, end }) =>
    event === undefined ? { data: parsedOr(data), end } : { event, data: parsedOr(data), end },
  );

/** Lines that are objects; others may be the strings and numbers of a document that is laid out over many lines. */
const readLines = (text: string): StreamEvent[] =>
  jsonLines(text).flatMap(({ start, end }) => {
    const data = parsedOr(text.slice(start, end));
    return isJsonObject(data) ? [{ data, end }] : [];
  });

const decoded = (base64: string): JsonValue => parsedOr(Buffer.from(base64, "base64").toString("utf8"));

/** Takes a payload out of the base64 that InvokeModel wraps it in. */
const payloadOf = (payload: Uint8Array): JsonValue => {
  const data = parsedOr(Buffer.from(payload).toString("utf8"));
  const wrapped = textIn(objectOf(data).bytes);
  return wrapped === undefined ? data : decoded(wrapped);
};

const eventOf = ({ headers, payload }: Frame): Omit<StreamEvent, "end"> => {
  const said = readTextHeaders(headers);
  const event = said[":event-type"] ?? said[":exception-type"] ?? said[":error-code"];
  const message = said[":error-message"];
  return {
    ...(event !== undefined && { event }),
    data: message === undefined ? payloadOf(payload) : { message },
    ...(said[":message-type"] !== "event" && { isError: true }),
  };
};

const readFrames = (body: Body): StreamEvent[] =>
  Array.from(leadingFrames(bytesOf(body)), ({ frame, end }) => ({ ...eventOf(frame), end }));

/**
 * Reads the events of a streamed body by what it holds, since content types lie: server-sent events, lines of JSON
 * where there are several, or the frames of an AWS event stream, which is no text. A body that is one JSON document has
 * none.
 */
export const streamEvents = (body: Body | null, contentType: string): readonly StreamEvent[] => {
  if (body === null || "json" in body) return [];
  const text = bodyText(body);
  if (text === undefined || FRAMES_TYPE.test(contentType)) return readFrames(body);
  if (SSE.test(text)) return readSse(text);
  if (jsonOf(body) !== undefined && !NDJSON_TYPE.test(contentType)) return [];
  const lines = readLines(text);
  return lines.length > 1 || NDJSON_TYPE.test(contentType) ? lines : [];
};

/** A body's chunks in the unit in which its events end. */
const chunkSizes = (body: Body | null): { readonly sizes: readonly number[]; readonly isText: boolean } => {
  const chunks = body && "chunks" in body ? body.chunks : [];
  const texts = chunks.flatMap((chunk) => (typeof chunk === "string" ? chunk.length : []));
  if (texts.length > 0 && texts.length === chunks.length) return { sizes: texts, isText: true };
  return { sizes: chunksOf(body).map(({ length }) => length), isText: false };
};

/**
 * Tells when a body up to the `end` of an event had arrived, given when each chunk had; `undefined` where the chunks'
 * times are unknown.
 */
export const arrivalOf = (
  body: Body | null,
  chunkTimes: readonly number[],
  end: number,
): number | undefined => {
  const { sizes, isText } = chunkSizes(body);
  const text = isText ? undefined : bodyText(body);
  const until = text === undefined ? end : Buffer.byteLength(text.slice(0, end));
  let seen = 0;
  for (const [index, size] of sizes.entries()) if ((seen += size) >= until) return chunkTimes[index];
  return chunkTimes.at(-1);
};
