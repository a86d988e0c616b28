import type { JsonPath } from "../../formats/json-scan.ts";
import type { ImportFile } from "./importer.ts";
import { printBody } from "./print-body.ts";
import { unreadable } from "./unreadable.ts";
import { isMapping, itemsOf, scalarText, type YamlValue } from "./yaml-value.ts";

/** A body as recorders of the VCR family keep it. */
export interface VcrBody {
  /** `undefined`: the recorder kept none. */
  readonly bytes: Uint8Array | undefined;
  /** The recorder had parsed it, so that its layout is not known. */
  readonly isParsed?: true;
  /** Its text stood in another encoding, by this name, which cannot be put back. */
  readonly lostEncoding?: string;
}

/** Encodings of which a Ruby string's text gives the bytes back as UTF-8; binary strings are texts where they can be. */
const AS_UTF8 = /^(?:|utf-?8|us-ascii|ascii-8bit|binary|null)$/i;
const LATIN1 = /^(?:iso-8859-1|windows-1252)$/i;

const encoded = (text: string, encoding = ""): VcrBody => {
  if (AS_UTF8.test(encoding)) return { bytes: Buffer.from(text) };
  if (LATIN1.test(encoding) && !/[^\0-\u{FF}]/u.test(text)) return { bytes: Buffer.from(text, "latin1") };
  return { bytes: Buffer.from(text), lostEncoding: encoding };
};

const bytesOf = (value: YamlValue, encoding?: string): VcrBody | undefined => {
  if (value instanceof Uint8Array) return { bytes: value };
  if (value === null) return { bytes: new Uint8Array() };
  const text = scalarText(value);
  return text === undefined ? undefined : encoded(text, encoding);
};

const onDisk = (file: ImportFile, path: string, at: JsonPath): VcrBody => {
  const bytes = file.beside(path);
  if (bytes) return { bytes };
  throw unreadable(file, at, `the body lies in the file ${JSON.stringify(path)}, which is not there`);
};

/** `{ encoding, string | base64_string }`, and Python's `BytesIO` with its `state`. */
const wrapped = (
  body: { readonly [key: string]: YamlValue },
  file: ImportFile,
  at: JsonPath,
): VcrBody | undefined => {
  const { string, base64_string: base64, encoding, state, file: isFile } = body;
  const name = scalarText(encoding);
  if (base64 !== undefined) return { bytes: Buffer.from(scalarText(base64) ?? "", "base64") };
  if (state !== undefined) return bytesOf(itemsOf(state)[0] ?? null);
  if (string === undefined) return undefined;
  if (isFile === true) return onDisk(file, scalarText(string) ?? "", at);
  return isMapping(string) ? wrapped(string, file, at) : bytesOf(string, name);
};

/**
 * Reads the body of a message: `parsed_body` (the JSON serializer of pydantic-ai), `content` (httpx in vcrpy before 4.4),
 * `body` as a text, as bytes, or wrapped with its encoding. A mapping that is none of these is the JSON that was sent.
 * @throws `importUnreadable` for a list in its place, and for a body in a file that is not there.
 */
export const readVcrBody = (
  message: { readonly [key: string]: YamlValue },
  file: ImportFile,
  at: JsonPath,
): VcrBody => {
  const { parsed_body: parsed, content, body } = message;
  if (parsed !== undefined) return { bytes: printBody(file, parsed, [...at, "parsed_body"]), isParsed: true };
  const value = body ?? content ?? body;
  if (value === undefined) return { bytes: undefined };
  const place = [...at, body === undefined ? "content" : "body"];
  const read = isMapping(value) ? wrapped(value, file, place) : bytesOf(value);
  if (read) return read;
  if (isMapping(value)) return { bytes: printBody(file, value, place), isParsed: true };
  throw unreadable(file, place, "expected a text or bytes, found a list");
};
