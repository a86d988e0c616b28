import { placeOfPath, printPath } from "../../cassette/place.ts";
import { failure, type LlmReplayError } from "../../errors.ts";
import type { JsonPath } from "../../formats/json-scan.ts";
import type { ImportFile } from "./importer.ts";

/** Names a place of a file: line and column where it is JSON, and the path of the value. */
const placeIn = (file: ImportFile, path: JsonPath): string => {
  const { text } = file;
  const where = text !== undefined && file.json() !== undefined ? placeOfPath(text, path) : "";
  return path.length === 0 ? where : `${where} at ${printPath(path)}`;
};

/** Makes the error for what is wrong in a file: `at` is a path into its document, or a place in words (`line 12`). */
export const unreadable = (file: ImportFile, at: JsonPath | string, reason: string): LlmReplayError => {
  const place = typeof at === "string" ? (at === "" ? "" : ` at ${at}`) : placeIn(file, at);
  return failure("importUnreadable", file.path, place, reason);
};
