import { isJsonObject, type JsonValue } from "../../formats/json.ts";
import { parseJson } from "../../formats/parse-json.ts";

/** Any value that may stand where a provider should have sent something else. */
export type Loose = JsonValue | undefined;

/** A JSON object as it came, with whatever members. */
export type JsonObject = { readonly [key: string]: JsonValue };

const NOTHING: JsonObject = {};

/** Reads a value as an object; an empty one where it is none. */
export const objectOf = (value: Loose): JsonObject =>
  value !== undefined && isJsonObject(value) ? value : NOTHING;

/** Reads a value as a list; an empty one where it is none. */
export const listOf = (value: Loose): readonly JsonValue[] => (Array.isArray(value) ? value : []);

/** Reads a value as text; `undefined` where it is none. */
export const textIn = (value: Loose): string | undefined => (typeof value === "string" ? value : undefined);

/** Reads a value as a number; `undefined` where it is none. */
export const numberIn = (value: Loose): number | undefined => (typeof value === "number" ? value : undefined);

/** Reads JSON out of a text; the text itself where it is no JSON, or nests beyond measure. */
export const parsedOr = (text: string): JsonValue => {
  const value = parseJson(text);
  return value === undefined ? text : value;
};

/** Gives the members of an object other than `names`. */
export const without = (value: Loose, names: ReadonlySet<string>): Record<string, JsonValue> =>
  Object.fromEntries(Object.entries(objectOf(value)).filter(([name]) => !names.has(name)));

/** Leaves out the members that are `undefined`. */
export const defined = <T extends object>(
  members: T,
): { [K in keyof T]: Exclude<T[K], undefined> } extends infer D ? Partial<D> : never => {
  const found: Partial<T> = {};
  for (const name of Object.keys(members) as (keyof T)[])
    if (members[name] !== undefined) found[name] = members[name];
  return found as never;
};
