import { guessLayout, splitDocument } from "./json-layout.ts";
import { numbersOf, withPrintableNumbers, type JsonNumbers } from "./json-numbers.ts";
import { printJson } from "./json-print.ts";
import { isJsonObject, type JsonLayout, type JsonValue } from "./json-value.ts";

export { canonicalJson } from "./canonical-json.ts";
export { printJson } from "./json-print.ts";
export { isJsonObject, type JsonLayout, type JsonValue } from "./json-value.ts";

/** A JSON text as its value and what printing needs beside it to give the very text back. */
export interface JsonText {
  readonly value: JsonValue;
  readonly layout?: JsonLayout;
  readonly numbers?: JsonNumbers;
}

/** Deeper documents stay text: what walks values does so by recursion. */
const MAX_DEPTH = 500;

const isWithin = (value: JsonValue, depth: number): boolean => {
  if (typeof value !== "object" || value === null) return true;
  if (depth === 0) return false;
  if (!isJsonObject(value)) return value.every((item) => isWithin(item, depth - 1));
  for (const key of Object.keys(value)) if (!isWithin(value[key] as JsonValue, depth - 1)) return false;
  return true;
};

const parse = (document: string): JsonValue | undefined => {
  try {
    const value = JSON.parse(document) as JsonValue;
    return isWithin(value, MAX_DEPTH) ? value : undefined;
  } catch {
    return undefined;
  }
};

/** Reads a text that JavaScript does not print alike: with layout, literals, or text around the document. */
const readLaidOut = (text: string, document: string, value: JsonValue): JsonText | undefined => {
  const { before, after } = splitDocument(text);
  const layout = {
    ...guessLayout(document),
    ...(before !== "" && { before }),
    ...(after !== "" && { after }),
  };
  const numbers = numbersOf(document);
  const read: JsonText = {
    value: numbers ? withPrintableNumbers(value) : value,
    ...(Object.keys(layout).length > 0 && { layout }),
    ...(numbers && { numbers }),
  };
  return printJson(read.value, read.layout, read.numbers) === text ? read : undefined;
};

/**
 * Reads a JSON text together with its layout and its number literals.
 * Returns `undefined` where the text is not JSON, or where printing would not give it back to the character
 * (duplicate keys, irregular white space).
 */
export const readJson = (text: string): JsonText | undefined => {
  const { document } = splitDocument(text);
  const value = parse(document);
  if (value === undefined) return undefined;
  if (document.length === text.length && JSON.stringify(value) === text) return { value };
  return readLaidOut(text, document, value);
};
