import { bytesOf, chunksOf, storeBody } from "../cassette/body.ts";
import type { Body } from "../cassette/cassette.ts";
import { readMultipart } from "../formats/multipart.ts";
import { jsonLines } from "../formats/ndjson.ts";
import { dataLines } from "../formats/sse.ts";
import { changeDecoded } from "./encodings.ts";
import type { Finders } from "./finders.ts";
import { maskEventStream } from "./mask-event-stream.ts";
import { maskText, type StrandsOf } from "./mask-text.ts";
import { jsonStrands, urlStrands, type Stretch } from "./strands.ts";

/** Finds the JSON documents of a text: one a `data:` line, one a line, or the text itself. */
const documentsOf = (text: string): Stretch[] => {
  const events = /^(?:data|event|id|retry|):/m.test(text.slice(0, 4096)) ? dataLines(text) : [];
  if (events.length > 0) return events;
  const lines = text.includes("\n") ? jsonLines(text) : [];
  const opening = text.search(/\S/);
  return lines.length > 1 && lines[0]?.start === opening ? lines : [{ start: 0, end: text.length }];
};

/** Shows the strings of a text that is JSON, or a stream of it, as their reader sees them. */
export const textStrands: StrandsOf = (text) => jsonStrands(text, documentsOf(text));

/** Every part of a form is a text of its own, with its own documents. */
const partStrands = (bytes: Uint8Array, contentType: string): StrandsOf => {
  const parts = (readMultipart(bytes, contentType) ?? []).map((part) => {
    const start = part.bytes.byteOffset - bytes.byteOffset;
    return { start, end: start + part.bytes.byteLength };
  });
  return (text) =>
    parts.flatMap(({ start, end }) => {
      const documents = documentsOf(text.slice(start, end));
      return jsonStrands(
        text,
        documents.map((one) => ({ start: start + one.start, end: start + one.end })),
      );
    });
};

/**
 * Masks bytes of the given content type. They are read as Latin-1: a byte is a character, so that every cut, and every
 * byte that belongs to no credential, stays where it is.
 */
const maskBytes = (bytes: Uint8Array, contentType: string, finders: Finders): Uint8Array => {
  if (/vnd\.amazon\.eventstream/i.test(contentType)) return maskEventStream(bytes, finders.text);
  const isForm = /x-www-form-urlencoded/i.test(contentType);
  const strandsOf = /^\s*multipart\//i.test(contentType) ? partStrands(bytes, contentType) : textStrands;
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
  const masked = isForm ? maskText(text, urlStrands, finders.url) : maskText(text, strandsOf, finders.text);
  return masked.text === text ? bytes : Buffer.from(masked.text, "latin1");
};

/** What the headers say of a body. */
export interface BodyKind {
  readonly type: string;
  /** The encoding the bytes still have; empty where they have none, or it was taken off. */
  readonly encoding: string;
}

/**
 * Masks the credentials of a body; its chunks stay, and its length does unless it is an encoded body that held some.
 * A body without any is given back as it is.
 */
export const redactBody = (
  body: Body | null,
  { type, encoding }: BodyKind,
  finders: Finders,
): Body | null => {
  if (body === null) return null;
  const bytes = bytesOf(body);
  const masked = changeDecoded(bytes, encoding, (decoded) => maskBytes(decoded, type, finders));
  if (masked === bytes) return body;
  if (masked.byteLength !== bytes.byteLength) return storeBody([masked], type);
  let start = 0;
  const chunks = chunksOf(body).map(({ byteLength }) => masked.subarray(start, (start += byteLength)));
  return storeBody(chunks, type);
};
