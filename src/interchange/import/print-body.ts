import { printJson, type JsonValue } from "../../formats/json.ts";
import { printPointer } from "../../formats/json-pointer.ts";
import type { JsonPath } from "../../formats/json-scan.ts";
import type { ImportFile } from "./importer.ts";
import { printYamlJson, type YamlValue } from "./yaml-value.ts";

/**
 * Prints a body that its recorder keeps as a parsed JSON value, compactly; number literals stay as they stand in the file.
 * `at` is the path of the value in the file's document.
 */
export const printBody = (file: ImportFile, value: unknown, at: JsonPath): Uint8Array => {
  if (file.json() === undefined) return Buffer.from(printYamlJson(value as YamlValue));
  const place = `${printPointer(at)}/`;
  const inside = Object.entries(file.literals() ?? {}).filter(([pointer]) => pointer.startsWith(place));
  const numbers = inside.map(([pointer, literal]) => [pointer.slice(place.length - 1), literal]);
  return Buffer.from(printJson(value as JsonValue, undefined, Object.fromEntries(numbers)));
};
