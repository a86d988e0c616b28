import type { Conflict } from "../conflict.ts";
import { isJsonObject, type JsonValue, memberOf } from "../../formats/json-value.ts";
import { parseJson } from "../../formats/parse-json.ts";
import { printPointer } from "../../formats/json-pointer.ts";
import type { JsonPath } from "../../formats/json-scan.ts";
import { against } from "./against.ts";

/** Compares two longer strings, and gives what they disagree about. */
export type CompareStrings = (actual: string, expected: string) => readonly Conflict[];

const FENCE = "```";
const LONG_STRING_WORDS = 3;
const LONGEST_SHOWN = 60;
const DEEPEST = 64;

const withoutFence = (text: string): string => {
  const isFenced = text.startsWith(FENCE) && text.endsWith(FENCE) && text.includes("\n");
  return isFenced ? text.slice(text.indexOf("\n"), -FENCE.length).trim() : text;
};

/** Reads a text that is one JSON object or array, fenced or not; nothing for other texts. */
export const readJson = (text: string): JsonValue | undefined => {
  const body = withoutFence(text.trim());
  return /^[{[]/.test(body) ? parseJson(body) : undefined;
};

const show = (value: JsonValue | undefined): string =>
  value === undefined ? "nothing" : JSON.stringify(value).slice(0, LONGEST_SHOWN);

const differ = (path: JsonPath, actual: JsonValue | undefined, expected: JsonValue | undefined): Conflict => {
  const conflict = against("json", show(actual), show(expected));
  return {
    ...conflict,
    message: `${printPointer(path) || "the document"}: ${show(actual)} against ${show(expected)}`,
  };
};

const isLong = (text: string): boolean => text.trim().split(/\s+/).length > LONG_STRING_WORDS;

const plain = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .replace(/(?<![.!])[.!]+$/, "");

const compareTexts = (
  actual: string,
  expected: string,
  path: JsonPath,
  compare: CompareStrings,
): Conflict[] => {
  if (plain(actual) === plain(expected)) return [];
  if (!isLong(actual) || !isLong(expected)) return [differ(path, actual, expected)];
  return compare(actual, expected).map((conflict) => ({
    ...conflict,
    message: `${printPointer(path)}: ${conflict.message}`,
  }));
};

/** Compares two JSON values path by path; key order does not count, longer strings are compared by meaning. */
export const conflictingJson = (
  actual: JsonValue | undefined,
  expected: JsonValue | undefined,
  compare: CompareStrings,
  path: JsonPath = [],
): Conflict[] => {
  if (path.length > DEEPEST) return [];
  if (typeof actual === "string" && typeof expected === "string")
    return compareTexts(actual, expected, path, compare);
  if (Array.isArray(actual) && Array.isArray(expected)) {
    const length = Math.max(actual.length, expected.length);
    return Array.from({ length }, (_, at) =>
      conflictingJson(actual[at], expected[at], compare, [...path, at]),
    ).flat();
  }
  if (isJsonObject(actual) && isJsonObject(expected)) {
    const keys = new Set([...Object.keys(expected), ...Object.keys(actual)]);
    return [...keys].flatMap((key) =>
      conflictingJson(memberOf(actual, key), memberOf(expected, key), compare, [...path, key]),
    );
  }
  return actual === expected ? [] : [differ(path, actual, expected)];
};

/** Writes a JSON value as sentences, "key: value." each, so that it can be compared with prose. */
export const flattenJson = (value: JsonValue, name = "", depth = 0): string => {
  if (depth > DEEPEST) return "";
  const inner = (child: JsonValue, key: string): string => flattenJson(child, key, depth + 1);
  if (Array.isArray(value)) return value.map((item) => inner(item, name)).join(" ");
  if (isJsonObject(value))
    return Object.entries(value)
      .map(([key, item]) => inner(item, key))
      .join(" ");
  const words = name.replaceAll(/[_-]+/g, " ").replaceAll(/([a-z])([A-Z])/g, "$1 $2");
  return `${words === "" ? "" : `${words}: `}${typeof value === "string" ? value : JSON.stringify(value)}.`;
};
