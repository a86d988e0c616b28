import { bytesOf, textOf } from "../cassette/body.ts";
import type { RecordedRequest } from "../cassette/cassette.ts";
import { contentTypeOf } from "../cassette/header-of.ts";
import { closingQuote } from "../formats/closing-quote.ts";
import { withoutPaths } from "../formats/without-paths.ts";
import { readJson, type JsonValue } from "../formats/json.ts";
import { parseJson } from "../formats/parse-json.ts";

/** A request's body as matching sees it: a JSON value where it is one, else text where it is UTF-8, else bytes. */
export interface Content {
  readonly contentType: string;
  readonly json?: { readonly value: JsonValue; readonly numbers?: Readonly<Record<string, string>> };
  readonly text?: string;
  readonly bytes?: Uint8Array;
}

const STARTS_AS_JSON = /^[\uFEFF\s]*[[{]/;
const LONG_NUMBER = /\d[\d.]{15}|\d[eE]/;

/** Leaves out the white space between the signs of a JSON text. */
const withoutSpace = (text: string): string => {
  let compact = "";
  for (let at = 0; at < text.length;) {
    const open = text.indexOf('"', at);
    if (open === -1) return compact + text.slice(at).replace(/\s+/g, "");
    const end = closingQuote(text, open + 1) + 1 || text.length;
    compact += text.slice(at, open).replace(/\s+/g, "") + text.slice(open, end);
    at = end;
  }
  return compact;
};

/** Reads a JSON text whose layout does not matter; number literals are kept where a double may not hold them. */
export const readJsonLoosely = (text: string): Content["json"] => {
  if (!STARTS_AS_JSON.test(text)) return undefined;
  if (LONG_NUMBER.test(text)) {
    const read = readJson(text) ?? readJson(withoutSpace(text));
    if (read) return read;
  }
  const value = parseJson(text);
  return value === undefined ? undefined : { value };
};

/** Gives the body of a recorded request as matching sees it. */
export const contentOf = ({ headers, body }: RecordedRequest): Content => {
  const contentType = contentTypeOf(headers);
  if (body !== null && "json" in body)
    return {
      contentType,
      json: { value: body.json, ...(body.numbers && { numbers: body.numbers }) },
    };
  const text = textOf(body);
  return text === undefined ? { contentType, bytes: bytesOf(body) } : { contentType, text };
};

/** Gives the JSON of a body; `undefined` where it is not JSON. */
export const jsonIn = (content: Content): Content["json"] =>
  content.json ?? (content.text === undefined ? undefined : readJsonLoosely(content.text));

/** Leaves out of a JSON body what `match.ignore` points at. */
export const withIgnored = (content: Content, ignore: readonly string[]): Content => {
  const json = ignore.length > 0 ? jsonIn(content) : undefined;
  return json
    ? { contentType: content.contentType, json: { ...json, value: withoutPaths(json.value, ignore) } }
    : content;
};
