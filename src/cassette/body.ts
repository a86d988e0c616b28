import { printJson, readJson, type JsonValue } from "../formats/json.ts";
import { parseJson } from "../formats/parse-json.ts";
import { decodeUtf8 } from "../formats/utf8.ts";
import type { Body, Chunk, StreamBody } from "./cassette.ts";
import { chunkOffsets, cutAt } from "./cuts.ts";
import { foldEvents } from "./event-chunks.ts";

const STREAM_TYPE = /event-stream|ndjson|jsonl|json-seq|stream\+json/i;
const SSE_START = /^\uFEFF?(?:data|event|id|retry|):/;
const JSON_START = /^\s*[[{"\-\dtfn]/;
const BLANK = /^\s*$/;
const LINE = /[^\n]*\n|[^\n]+/g;

const storeChunk = (bytes: Uint8Array): Chunk =>
  decodeUtf8(bytes) ?? { base64: Buffer.from(bytes).toString("base64") };

const readChunk = (chunk: Chunk): Uint8Array =>
  typeof chunk === "string" ? Buffer.from(chunk) : Buffer.from(chunk.base64, "base64");

const looksLikeJson = (text: string, contentType: string): boolean =>
  /^[\uFEFF\s]*[[{]/.test(text) || /json/i.test(contentType);

const storeText = (text: string, chunks: readonly Uint8Array[], contentType: string): Body => {
  const cuts = chunks.length > 1 ? { cuts: chunkOffsets(chunks) } : undefined;
  const json = looksLikeJson(text, contentType) ? readJson(text) : undefined;
  if (json) {
    const { value, ...rest } = json;
    return { json: value, ...rest, ...cuts };
  }
  if (cuts && (STREAM_TYPE.test(contentType) || SSE_START.test(text)))
    return { chunks: chunks.map(storeChunk) };
  if (SSE_START.test(text) && foldEvents({ chunks: [text] })) return { chunks: [text] };
  return { text: text.match(LINE) ?? [], ...cuts };
};

/**
 * Stores the chunks of a body in the most readable form that gives the same chunks back: a JSON document, a stream
 * of text a chunk an item, lines of text, else base64. No bytes: `null`. Empty chunks are left out.
 */
export const storeBody = (chunks: readonly Uint8Array[], contentType = ""): Body | null => {
  const filled = chunks.filter((chunk) => chunk.length > 0);
  const [first] = filled;
  if (first === undefined) return null;
  const bytes = filled.length === 1 ? first : Buffer.concat(filled);
  const text = decodeUtf8(bytes);
  if (text !== undefined) return storeText(text, filled, contentType);
  return {
    base64: Buffer.from(bytes).toString("base64"),
    ...(filled.length > 1 && { cuts: chunkOffsets(filled) }),
  };
};

const isText = (body: StreamBody): body is { chunks: readonly string[] } =>
  body.chunks.every((chunk) => typeof chunk === "string");

/** Gives a body's text; `undefined` where it is not UTF-8, the empty text where there is no body. */
export const textOf = (body: Body | null): string | undefined => {
  if (body === null) return "";
  if ("json" in body) return printJson(body.json, body.layout, body.numbers);
  if ("text" in body) return body.text.join("");
  if ("chunks" in body && isText(body)) return body.chunks.join("");
  return decodeUtf8(bytesOf(body));
};

/** Gives a body's bytes as the client saw them, after content decoding. */
export const bytesOf = (body: Body | null): Uint8Array => {
  if (body === null) return new Uint8Array();
  if ("base64" in body) return Buffer.from(body.base64, "base64");
  if ("chunks" in body) return Buffer.concat(body.chunks.map(readChunk));
  return Buffer.from(textOf(body) ?? "");
};

/** Gives a body's bytes in the chunks they arrived in; none where there is no body. */
export const chunksOf = (body: Body | null): Uint8Array[] => {
  if (body === null) return [];
  return "chunks" in body ? body.chunks.map(readChunk) : cutAt(bytesOf(body), body.cuts);
};

/** Tells by its first chunk, so that a stream is not put together for nothing. */
const mayBeJson = ({ chunks: [first] }: StreamBody): boolean =>
  typeof first !== "string" || BLANK.test(first) || JSON_START.test(first);

/** Gives the value of a body that is one JSON document, `undefined` where it is not, or nests beyond measure. */
export const jsonOf = (body: Body | null): JsonValue | undefined => {
  if (body === null) return undefined;
  if ("json" in body) return body.json;
  if ("chunks" in body && !mayBeJson(body)) return undefined;
  const text = textOf(body);
  return text === undefined || !JSON_START.test(text) ? undefined : parseJson(text);
};
