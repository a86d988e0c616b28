import * as v from "valibot";
import { printPath } from "../../cassette/place.ts";
import type { Header } from "../../cassette/cassette.ts";
import { isJsonObject } from "../../formats/json.ts";
import { decodeUtf8 } from "../../formats/utf8.ts";
import type { ImportedInteraction, Importer, ImportFile } from "./importer.ts";
import { printBody } from "./print-body.ts";
import { readShape } from "./read-shape.ts";
import { readHeaders } from "./vcr-exchange.ts";
import type { YamlValue } from "./yaml-value.ts";

/** What `nock.recorder` and `nock.define` call a definition (https://github.com/nock/nock#recording). */
const definition = v.object({
  scope: v.string(),
  method: v.optional(v.string(), "GET"),
  path: v.string(),
  body: v.optional(v.unknown()),
  status: v.optional(v.union([v.number(), v.pipe(v.string(), v.transform(Number))]), 200),
  response: v.optional(v.unknown()),
  responseIsBinary: v.optional(v.nullable(v.boolean())),
  /** Flat, names and values in turn; of old by name. */
  rawHeaders: v.optional(v.union([v.array(v.string()), v.record(v.string(), v.unknown())])),
  headers: v.optional(v.record(v.string(), v.unknown())),
  reqheaders: v.optional(v.nullable(v.record(v.string(), v.unknown()))),
});

type Definition = v.InferOutput<typeof definition>;

interface Body {
  readonly bytes: Uint8Array;
  readonly chunks?: readonly Uint8Array[];
}

const HEX = /^(?:[0-9a-f]{2})+$/i;

const isDefinition = (value: unknown): boolean =>
  isJsonObject(value as never) && "scope" in (value as object) && "path" in (value as object);

/** nock writes a body that is no UTF-8 as hex, and says so of responses only. */
const bytesOf = (text: string, isBinary: boolean | null | undefined): Uint8Array => {
  if (isBinary === false || !HEX.test(text)) return Buffer.from(text);
  const bytes = Buffer.from(text, "hex");
  return isBinary === true || decodeUtf8(bytes) === undefined ? bytes : Buffer.from(text);
};

/** Absent: nothing is said of it. `*` stands for any body. */
const sentBody = ({ body }: Definition, index: number, file: ImportFile): Uint8Array | undefined => {
  if (body === undefined || body === "*") return undefined;
  if (typeof body === "string") return bytesOf(body, undefined);
  return printBody(file, body, [index, "body"]);
};

const isHexList = (value: unknown): value is readonly string[] =>
  Array.isArray(value) &&
  value.length > 0 &&
  value.every((item) => typeof item === "string" && HEX.test(item));

/** A body that came encoded is a list of its pieces in hex. */
const receivedBody = (
  { response, responseIsBinary }: Definition,
  isEncoded: boolean,
  index: number,
  file: ImportFile,
): Body => {
  if (response === undefined) return { bytes: new Uint8Array() };
  if (typeof response === "string") return { bytes: bytesOf(response, responseIsBinary) };
  if (!isEncoded || !isHexList(response)) return { bytes: printBody(file, response, [index, "response"]) };
  const chunks = response.map((piece) => Buffer.from(piece, "hex"));
  return { bytes: Buffer.concat(chunks), chunks };
};

const receivedHeaders = ({ rawHeaders, headers }: Definition): readonly Header[] => {
  if (!Array.isArray(rawHeaders)) return readHeaders((rawHeaders ?? headers) as YamlValue | undefined);
  const names = rawHeaders.filter((_, i) => i % 2 === 0);
  return names.map((name, i): Header => [name, rawHeaders[2 * i + 1] ?? ""]);
};

const isEncodedBy = (headers: readonly Header[]): boolean =>
  headers.some(([name, value]) => /^content-encoding$/i.test(name) && value !== "" && value !== "identity");

const interactionOf = (value: unknown, index: number, file: ImportFile): ImportedInteraction => {
  const one = readShape(definition, value, file, [index]);
  const responseHeaders = receivedHeaders(one);
  const { bytes, chunks } = receivedBody(one, isEncodedBy(responseHeaders), index, file);
  return {
    method: one.method,
    url: `${one.scope}${one.path}`,
    headers: one.reqheaders ? readHeaders(one.reqheaders as YamlValue) : undefined,
    body: sentBody(one, index, file),
    status: one.status,
    responseHeaders,
    responseBody: bytes,
    chunks,
    place: printPath([index]),
  };
};

/** Reads the recordings of nock: a list of definitions, as `nock.back` and `nockDone` write them. */
export const nock: Importer = {
  name: "nock",
  recognises: (file) => {
    const document = file.json();
    return Array.isArray(document) && document.length > 0 && document.every(isDefinition);
  },
  read: (file) => {
    const all = file.json() as readonly unknown[];
    return { cassettes: [{ interactions: all.map((each, i) => interactionOf(each, i, file)), notes: [] }] };
  },
};
