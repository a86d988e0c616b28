import { decodeUtf8 } from "../../formats/utf8.ts";

const LITERAL: unique symbol = Symbol("literal");

/** A number that JavaScript prints otherwise than it stands in the file (`1.0`, integers beyond 2^53). */
export interface YamlNumber {
  readonly [LITERAL]: string;
}

/** What a YAML document holds; bytes where it says `!!binary`. */
export type YamlValue =
  | null
  | boolean
  | number
  | string
  | Uint8Array
  | YamlNumber
  | readonly YamlValue[]
  | { readonly [key: string]: YamlValue };

/** Makes a number of its literal; only where JavaScript prints it alike is it a `number`. */
export const yamlNumber = (literal: string): number | YamlNumber => {
  const number = Number(literal);
  return String(number) === literal ? number : { [LITERAL]: literal };
};

const isYamlNumber = (value: object): value is YamlNumber => LITERAL in value;

/** Tells mappings from all else. */
export const isMapping = (value: YamlValue | undefined): value is { readonly [key: string]: YamlValue } =>
  typeof value === "object" &&
  value !== null &&
  !Array.isArray(value) &&
  !(value instanceof Uint8Array) &&
  !isYamlNumber(value);

/** The members of a mapping; none where the value is none. */
export const membersOf = (value: YamlValue | undefined): { readonly [key: string]: YamlValue } =>
  isMapping(value) ? value : {};

/** The items of a sequence; none where the value is none. */
export const itemsOf = (value: YamlValue | undefined): readonly YamlValue[] =>
  Array.isArray(value) ? (value as readonly YamlValue[]) : [];

/** The text of a scalar as it stands in the file; `undefined` for null, collections, and bytes that are not UTF-8. */
export const scalarText = (value: YamlValue | undefined): string | undefined => {
  if (value === null || value === undefined) return undefined;
  if (value instanceof Uint8Array) return decodeUtf8(value);
  if (typeof value !== "object") return String(value);
  return !Array.isArray(value) && isYamlNumber(value) ? value[LITERAL] : undefined;
};

const isLiteralJson = (literal: string): boolean =>
  /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(literal);

const numberText = (number: YamlNumber): string =>
  isLiteralJson(number[LITERAL]) ? number[LITERAL] : String(Number(number[LITERAL]));

/** Prints a value as compact JSON, numbers as they stand in the file; bytes as their text, or base64 where they are none. */
export const printYamlJson = (value: YamlValue): string => {
  if (value instanceof Uint8Array)
    return JSON.stringify(decodeUtf8(value) ?? Buffer.from(value).toString("base64"));
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${(value as readonly YamlValue[]).map(printYamlJson).join(",")}]`;
  if (!isMapping(value)) return numberText(value as YamlNumber);
  const members = Object.entries(value).map(([key, each]) => `${JSON.stringify(key)}:${printYamlJson(each)}`);
  return `{${members.join(",")}}`;
};
