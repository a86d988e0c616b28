import * as v from "valibot";
import type { Header } from "../../cassette/cassette.ts";
import { printPath } from "../../cassette/place.ts";
import type { JsonPath } from "../../formats/json-scan.ts";
import type { ImportedInteraction, Importer, ImportFile } from "./importer.ts";
import { printBody } from "./print-body.ts";
import { readShape } from "./read-shape.ts";
import { readHeaders } from "./vcr-exchange.ts";
import type { YamlValue } from "./yaml-value.ts";

const headers = v.optional(v.nullable(v.record(v.string(), v.unknown())));

const entry = v.object({
  RequestUri: v.string(),
  RequestMethod: v.string(),
  RequestHeaders: headers,
  RequestBody: v.optional(v.unknown()),
  StatusCode: v.number(),
  ResponseHeaders: headers,
  ResponseBody: v.optional(v.unknown()),
});

const recording = v.object({
  Entries: v.array(v.unknown()),
  Variables: v.optional(v.nullable(v.record(v.string(), v.unknown()))),
});

const TEXT_TYPE = /^text\/|^multipart\/|json|xml|javascript|x-www-form-urlencoded|charset=/i;
const isBase64 = (text: string): boolean => text.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(text);

/** Parts of multipart bodies that are no text. */
const lineOf = (line: unknown): Uint8Array => {
  const text = String(line);
  return text.startsWith("b64:") ? Buffer.from(text.slice(4), "base64") : Buffer.from(text);
};

const isTexts = (body: unknown): body is readonly string[] =>
  Array.isArray(body) && body.every((line) => typeof line === "string");

const typeOf = (lines: readonly Header[]): string =>
  lines.find(([name]) => /^content-type$/i.test(name))?.[1] ?? "";

/** JSON stands as it is, other text as its lines or one text, and what is no text in base64. */
const bodyOf = (body: unknown, type: string, file: ImportFile, at: JsonPath): Uint8Array => {
  if (body === undefined || body === null) return new Uint8Array();
  if (typeof body === "string")
    return Buffer.from(body, !TEXT_TYPE.test(type) && isBase64(body) ? "base64" : "utf8");
  return isTexts(body) ? Buffer.concat(body.map(lineOf)) : printBody(file, body, at);
};

const interactionOf = (value: unknown, index: number, file: ImportFile): ImportedInteraction => {
  const at = ["Entries", index];
  const one = readShape(entry, value, file, at);
  const sent = readHeaders(one.RequestHeaders as YamlValue | undefined);
  const received = readHeaders(one.ResponseHeaders as YamlValue | undefined);
  return {
    method: one.RequestMethod,
    url: one.RequestUri,
    headers: sent.length > 0 ? sent : undefined,
    body: bodyOf(one.RequestBody, typeOf(sent), file, [...at, "RequestBody"]),
    status: one.StatusCode,
    responseHeaders: received,
    responseBody: bodyOf(one.ResponseBody, typeOf(received), file, [...at, "ResponseBody"]),
    place: printPath(at),
  };
};

/**
 * Reads the recordings of the Azure SDKs' test proxy.
 * Source: https://github.com/Azure/azure-sdk-tools/blob/main/tools/test-proxy/Azure.Sdk.Tools.TestProxy/Common/RecordEntry.cs.
 */
export const azureTestProxy: Importer = {
  name: "Azure test proxy",
  recognises: (file) => {
    const json = file.json();
    return typeof json === "object" && json !== null && "Entries" in json;
  },
  read: (file) => {
    const { Entries, Variables } = readShape(recording, file.json(), file);
    const names = Object.keys(Variables ?? {});
    const notes = names.length > 0 ? [`The recording's variables are not kept: ${names.join(", ")}.`] : [];
    return {
      cassettes: [{ interactions: Entries.map((each, i) => interactionOf(each, i, file)), notes }],
    };
  },
};
