import { guessLayout, splitDocument } from "./json-layout.ts";
import { numbersOf, withPrintableNumbers, type JsonNumbers } from "./json-numbers.ts";
import { printJson } from "./json-print.ts";
import type { JsonLayout, JsonValue } from "./json-value.ts";
import { parseJson } from "./parse-json.ts";

export { canonicalJson } from "./canonical-json.ts";
export { printJson } from "./json-print.ts";
export { isJsonObject, type JsonLayout, type JsonValue } from "./json-value.ts";

/** A JSON text as its value and what printing needs beside it to give the very text back. */
export interface JsonText {
  readonly value: JsonValue;
  readonly layout?: JsonLayout;
  readonly numbers?: JsonNumbers;
}

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
 * Returns `undefined` where {@link parseJson} does, or where printing would not give the text back to the character
 * (duplicate keys, irregular white space).
 */
export const readJson = (text: string): JsonText | undefined => {
  const { document } = splitDocument(text);
  const value = parseJson(document);
  if (value === undefined) return undefined;
  if (document.length === text.length && JSON.stringify(value) === text) return { value };
  return readLaidOut(text, document, value);
};
