import type { JsonLayout } from "./json-value.ts";

type Escape = NonNullable<JsonLayout["escapes"]>[number];
type Growing = { -readonly [K in keyof JsonLayout]: JsonLayout[K] };

/** Spaces of an indent; a document with wider ones has no layout that is noted. */
export const WIDEST_INDENT = 64;

const FIRST_INDENT = new RegExp(String.raw`^[[{]\n( {1,${WIDEST_INDENT}}(?! )|\t)`);
const SPACE = /^[\uFEFF \t\r\n]*/;
const SPACE_AT_END = /(?<![ \t\r\n])[ \t\r\n]*$/;
const NON_ASCII = /[\u0080-\uffff]/;
const ESCAPED_NON_ASCII = /\\u(?!00[0-7])/;
const ESCAPED_HTML = /\\u00(?:3c|3e|26)/;
const ESCAPED_SEPARATOR = /\\u202[89]/;

const isSpace = (code: number): boolean => code === 32 || code === 9;

/** Gives `mark` with the spaces around it at the first place outside strings where it stands. */
const firstMark = (text: string, mark: "," | ":"): string | undefined => {
  for (let at = 0; at < text.length; at++) {
    const char = text[at];
    if (char === '"') {
      while (text[++at] !== '"') if (text[at] === "\\") at++;
    } else if (char === mark) {
      let start = at;
      let end = at + 1;
      while (isSpace(text.charCodeAt(start - 1))) start--;
      while (isSpace(text.charCodeAt(end))) end++;
      return text.slice(start, end);
    }
  }
  return undefined;
};

const escapesOf = (text: string): Escape[] => {
  const escapes: Escape[] = [];
  const ascii = text.includes("\\u") && ESCAPED_NON_ASCII.test(text) && !NON_ASCII.test(text);
  if (ascii) escapes.push("ascii");
  if (ESCAPED_HTML.test(text) || (!ascii && ESCAPED_SEPARATOR.test(text))) escapes.push("html");
  if (text.includes("\\/")) escapes.push("slash");
  return escapes;
};

/** Splits a JSON text into the white space (and byte order mark) around the document, and the document. */
export const splitDocument = (text: string): { before: string; document: string; after: string } => {
  const before = SPACE.exec(text)?.[0] ?? "";
  const last = text.at(-1);
  const after =
    before.length < text.length && (last === "\n" || last === " " || last === "\r" || last === "\t")
      ? (SPACE_AT_END.exec(text.slice(-64))?.[0] ?? "")
      : "";
  return { before, document: text.slice(before.length, text.length - after.length), after };
};

/** Guesses how a JSON document is laid out from the first place of each kind; `undefined` where it is compact. */
export const guessLayout = (document: string): JsonLayout | undefined => {
  const layout: Growing = {};
  const indent = FIRST_INDENT.exec(document)?.[1];
  if (indent !== undefined) layout.indent = indent === "\t" ? "\t" : indent.length;
  const comma = indent === undefined ? firstMark(document, ",") : undefined;
  if (comma !== undefined && comma !== ",") layout.comma = comma;
  const colon = firstMark(document, ":");
  if (colon !== undefined && colon !== (indent === undefined ? ":" : ": ")) layout.colon = colon;
  const escapes = escapesOf(document);
  if (escapes.length > 0) layout.escapes = escapes;
  return Object.keys(layout).length > 0 ? layout : undefined;
};
