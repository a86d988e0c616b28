import type { JsonPath } from "../../formats/json-scan.ts";
import type { ImportFile } from "./importer.ts";
import { printBody } from "./print-body.ts";
import { unreadable } from "./unreadable.ts";
import type { WireMockMapping } from "./wiremock-schema.ts";

type Pattern = Readonly<Record<string, unknown>>;

/** A template inside expected JSON stands for any value (https://wiremock.org/docs/request-matching). */
const TEMPLATE = "${json-unit.";

const jsonOf = (pattern: Pattern, file: ImportFile, at: JsonPath): Uint8Array | undefined => {
  const { equalToJson, ignoreExtraElements } = pattern;
  const bytes =
    typeof equalToJson === "string"
      ? Buffer.from(equalToJson)
      : Buffer.from(printBody(file, equalToJson, [...at, "equalToJson"]));
  return ignoreExtraElements === true || bytes.includes(TEMPLATE) ? undefined : bytes;
};

/** Reads the one body that a matcher stands for; `undefined` where there are several. */
const exact = (pattern: Pattern, file: ImportFile, at: JsonPath): Uint8Array | undefined => {
  const { equalTo, binaryEqualTo } = pattern;
  if (typeof equalTo === "string")
    return pattern["caseInsensitive"] === true ? undefined : Buffer.from(equalTo);
  if (typeof binaryEqualTo === "string") return Buffer.from(binaryEqualTo, "base64");
  return pattern["equalToJson"] === undefined ? undefined : jsonOf(pattern, file, at);
};

/** Reads the request body that a mapping wants; `undefined` where it takes any, or more than one. */
export const wantedBody = (
  { bodyPatterns }: WireMockMapping["request"],
  file: ImportFile,
  at: JsonPath,
): Uint8Array | undefined =>
  (bodyPatterns ?? [])
    .map((pattern, index) => exact(pattern, file, [...at, "bodyPatterns", index]))
    .find((body) => body !== undefined);

/**
 * Reads the body that a mapping answers with.
 * @throws `importUnreadable` where it lies in a file below `__files` that is not there.
 */
export const givenBody = (
  response: WireMockMapping["response"],
  file: ImportFile,
  at: JsonPath,
): Uint8Array => {
  const { body, jsonBody, base64Body, bodyFileName } = response;
  if (typeof body === "string") return Buffer.from(body);
  if (jsonBody !== undefined) return printBody(file, jsonBody, [...at, "jsonBody"]);
  if (typeof base64Body === "string") return Buffer.from(base64Body, "base64");
  if (typeof bodyFileName !== "string") return new Uint8Array();
  const bytes = file.beside(bodyFileName, "__files");
  if (bytes) return bytes;
  const named = JSON.stringify(bodyFileName);
  throw unreadable(
    file,
    [...at, "bodyFileName"],
    `the body lies in __files under ${named}, which is not there`,
  );
};
