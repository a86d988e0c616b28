import { placeOf } from "../../cassette/place.ts";
import { failure, LlmReplayError } from "../../errors.ts";
import { scanJson } from "../../formats/json-scan.ts";
import type { ImportFile } from "./importer.ts";
import { unreadable } from "./unreadable.ts";
import { readYamlAll } from "./yaml.ts";

const JSON_START = /^\s*[[{]/;
const YAML_START = /^(?:---|- |[\w"'-]+:(?:\s|$))/m;

const jsonError = (file: ImportFile, text: string): LlmReplayError | undefined => {
  const offset = scanJson(text);
  if (offset < 0) return undefined;
  const seen = offset === text.length ? "it breaks off" : `unexpected ${JSON.stringify(text[offset] ?? "")}`;
  return failure("importUnreadable", file.path, placeOf(text, offset), seen);
};

const yamlError = (file: ImportFile, text: string): LlmReplayError | undefined => {
  try {
    readYamlAll(text, file.path);
    return undefined;
  } catch (error) {
    if (error instanceof LlmReplayError) return error;
    throw error;
  }
};

/** Finds why a file that looks like JSON or YAML is none, with line and column; `undefined` where it is, or looks otherwise. */
export const syntaxError = (file: ImportFile): LlmReplayError | undefined => {
  const { text } = file;
  if (text === undefined) return undefined;
  if (text.trim() === "") return unreadable(file, "", "it is empty");
  if (JSON_START.test(text)) return file.json() === undefined ? jsonError(file, text) : undefined;
  return YAML_START.test(text) && file.yaml() === undefined ? yamlError(file, text) : undefined;
};
