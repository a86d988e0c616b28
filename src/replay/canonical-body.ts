import { canonicalJson, type JsonValue } from "../formats/json.ts";
import { readMultipart, type Part } from "../formats/multipart.ts";
import { sha256 } from "../formats/sha256.ts";
import { decodeUtf8 } from "../formats/utf8.ts";
import { type Content, jsonIn, readJsonLoosely } from "./content.ts";

const FIRST_DELIMITER = /^--([^\r\n]{1,70})\r\n/;

const isMultipart = ({ contentType }: Content): boolean => /^\s*multipart\//i.test(contentType);

/** Splits a multipart body by the boundary it was written with, be the header's lost or not. */
export const partsOf = (content: Content): Part[] | undefined => {
  if (!isMultipart(content)) return undefined;
  const bytes = content.bytes ?? Buffer.from(content.text ?? "");
  const written = FIRST_DELIMITER.exec(Buffer.from(bytes.subarray(0, 80)).toString("latin1"))?.[1];
  return (
    readMultipart(bytes, content.contentType) ??
    (written === undefined ? undefined : readMultipart(bytes, `multipart/form-data; boundary="${written}"`))
  );
};

/** All headers of a part count but its length, which the body tells. */
const canonicalPart = ({ headers, bytes }: Part): JsonValue => {
  const lines = headers
    .filter(([name]) => name !== "content-length")
    .map(([name, value]) => `${name}: ${value}`);
  const text = decodeUtf8(bytes);
  const json = text === undefined ? undefined : readJsonLoosely(text);
  const body = json ? canonicalJson(json.value, json.numbers) : (text ?? sha256(bytes));
  return [lines.toSorted(), body];
};

/** Fields stand by name, as forms are built from unordered entries; parts of one name keep their order. */
const canonicalParts = (parts: readonly Part[]): string => {
  const byName = Map.groupBy(parts, ({ name = "" }) => name);
  const sorted = [...byName.keys()].toSorted().flatMap((name) => byName.get(name) ?? []);
  return `multipart ${JSON.stringify(sorted.map(canonicalPart))}`;
};

/** Writes a body so that equal meanings give equal texts: key order, white space and boundaries do not count. */
export const canonicalBody = (content: Content): string => {
  const parts = partsOf(content);
  if (parts) return canonicalParts(parts);
  const json = jsonIn(content);
  if (json) return `json ${canonicalJson(json.value, json.numbers)}`;
  if (content.text !== undefined) return `text ${content.text}`;
  return content.bytes === undefined ? "text " : `bytes ${sha256(content.bytes)}`;
};
