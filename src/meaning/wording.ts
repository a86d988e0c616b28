import type { JsonValue } from "../formats/json-value.ts";
import { isJsonObject } from "../formats/json-value.ts";
import { flattenJson, readJson } from "./guards/json.ts";
import { type ReadText, readText } from "./read-text.ts";

const DEEPEST = 64;

/** A sentence for each value, "key: value."; the order of an object's keys does not count. */
const statementsOf = (value: JsonValue, name = "", depth = 0): string[] => {
  if (depth > DEEPEST) return [];
  if (Array.isArray(value)) return value.flatMap((item) => statementsOf(item, name, depth + 1));
  if (!isJsonObject(value)) return [flattenJson(value, name)];
  return Object.entries(value).flatMap(([key, item]) => statementsOf(item, key, depth + 1));
};

const without = (statements: readonly string[], others: readonly string[]): ReadText => {
  const known = new Set(others);
  return readText(statements.filter((statement) => !known.has(statement)).join("\n\n"));
};

/**
 * Gives what is to be compared by its wording: JSON as sentences, and of two JSON texts those alone that differ, since
 * their values are compared one by one.
 */
export const wordingOf = (a: ReadText, b: ReadText): readonly [ReadText, ReadText] => {
  const [jsonA, jsonB] = [readJson(a.raw), readJson(b.raw)];
  if (jsonA !== undefined && jsonB !== undefined) {
    const [statementsA, statementsB] = [statementsOf(jsonA), statementsOf(jsonB)];
    return [without(statementsA, statementsB), without(statementsB, statementsA)];
  }
  return [
    jsonA === undefined ? a : readText(flattenJson(jsonA)),
    jsonB === undefined ? b : readText(flattenJson(jsonB)),
  ];
};
