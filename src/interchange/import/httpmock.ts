import type { JsonPath } from "../../formats/json-scan.ts";
import type { Importer, ImportFile, Imported, ImportedInteraction } from "./importer.ts";
import { likelyOrigin } from "./likely-origin.ts";
import { unreadable } from "./unreadable.ts";
import { printBody } from "./print-body.ts";
import { readHeaders } from "./vcr-exchange.ts";
import { isMapping, membersOf, scalarText, type YamlValue } from "./yaml-value.ts";

type Members = Readonly<Record<string, YamlValue>>;

const isMock = (value: YamlValue): boolean => isMapping(value) && isMapping(value["when"]);

const bodyOf = (message: Members, file: ImportFile, at: JsonPath): Uint8Array | undefined => {
  const { body, body_base64: base64, json_body: json, body_from_file: path } = message;
  if (base64 !== undefined) return Buffer.from(scalarText(base64) ?? "", "base64");
  if (json !== undefined) return printBody(file, json, [...at, "json_body"]);
  if (path !== undefined) {
    const bytes = file.beside(scalarText(path) ?? "");
    if (bytes) return bytes;
    throw unreadable(file, [...at, "body_from_file"], "there is no such file");
  }
  const text = scalarText(body);
  return text === undefined ? undefined : Buffer.from(text);
};

const queryOf = (when: Members): string => {
  const query = new URLSearchParams(readHeaders(when["query_param"]).map(([name, value]) => [name, value]));
  return query.size > 0 ? `?${query.toString()}` : "";
};

const originOf = (when: Members, file: ImportFile, path: string): { origin: string; isKnown: boolean } => {
  const { scheme, host, port } = when;
  if (host === undefined)
    return { origin: file.origin ?? likelyOrigin(file, path), isKnown: file.origin !== undefined };
  const suffix = port === undefined ? "" : `:${scalarText(port) ?? ""}`;
  return { origin: `${scalarText(scheme) ?? "https"}://${scalarText(host) ?? ""}${suffix}`, isKnown: true };
};

const readMock = (value: YamlValue, place: string, file: ImportFile) => {
  const { when: asked, then: answered } = membersOf(value);
  if (!isMapping(asked)) throw unreadable(file, place, "when is missing");
  if (!isMapping(answered)) throw unreadable(file, place, "then is missing");
  const path = scalarText(asked["path"]);
  if (path === undefined) throw unreadable(file, place, "when names no path");
  const { origin, isKnown } = originOf(asked, file, path);
  const method = scalarText(asked["method"]) ?? "GET";
  const delay = Number(scalarText(answered["delay"]) ?? Number.NaN);
  const interaction: ImportedInteraction = {
    method,
    url: `${origin}${path}${queryOf(asked)}`,
    headers: asked["header"] === undefined ? undefined : readHeaders(asked["header"]),
    body: bodyOf(asked, file, []),
    status: Number(scalarText(answered["status"]) ?? 200),
    responseHeaders: readHeaders(answered["header"]),
    responseBody: bodyOf(answered, file, []) ?? new Uint8Array(),
    ...(Number.isFinite(delay) && { timing: { headers: delay, end: delay } }),
    place,
  };
  return { interaction, assumed: isKnown ? undefined : origin };
};

const read = (file: ImportFile): Imported => {
  const documents = file.yaml() ?? [];
  const mocks = documents
    .filter((document) => document !== null)
    .map((document, index) => readMock(document, `document ${index + 1}`, file));
  const assumed = [...new Set(mocks.flatMap(({ assumed: origin }) => origin ?? []))];
  const notes = assumed.map((origin) => `The host had not been kept: ${origin} stands instead.`);
  return { cassettes: [{ interactions: mocks.map(({ interaction }) => interaction), notes }] };
};

/** Reads recordings of httpmock for Rust, a YAML document for each exchange (https://docs.rs/httpmock). */
export const httpmock: Importer = {
  name: "httpmock",
  recognises: (file) => file.json() === undefined && (file.yaml() ?? []).some(isMock),
  read,
};
