import { type JsonValue, readJson } from "../../formats/json.ts";
import { parseJson } from "../../formats/parse-json.ts";

/** Reads a text that is a JSON object or array as its value; it stays a text where a number would change by that. */
const parsed = (text: string): JsonValue => {
  if (!/^\s*[[{]/.test(text)) return text;
  const json = readJson(text);
  return json === undefined || json.numbers ? text : json.value;
};

/** What is no JSON, or nests beyond measure, stands as a text. */
const plain = (value: unknown): JsonValue => {
  try {
    const text = JSON.stringify(value) ?? "null";
    const read = parseJson(text);
    return read === undefined ? text : read;
  } catch {
    return String(value);
  }
};

/** Gives an attribute's value as JSON; texts that hold JSON stand parsed, so that they can be read and compared. */
const attributeValue = (value: unknown): JsonValue => {
  if (typeof value === "string") return parsed(value);
  if (typeof value === "number") return Number.isFinite(value) ? value : String(value);
  if (Array.isArray(value)) return value.map(attributeValue);
  return plain(value);
};

/** What a model or a user said, in any vocabulary: JSON mode answers with a text, which is not read as messages are. */
const SAID = /(?:(?:^|\.)(?:content|text)|^ai\.(?:response|result)\.object)$/;

/** Gives attributes by name in the order of their names, since libraries set them in any. */
export const attributeValues = (
  attributes: Readonly<Record<string, unknown>>,
): { readonly [name: string]: JsonValue } =>
  Object.fromEntries(
    Object.keys(attributes)
      .filter((name) => attributes[name] !== undefined)
      .toSorted()
      .map((name) => {
        const value = attributes[name];
        return [name, typeof value === "string" && SAID.test(name) ? value : attributeValue(value)];
      }),
  );
