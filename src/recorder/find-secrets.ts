import { literal } from "../formats/literal.ts";
import { type ByteText, matchesInBytes, matchesOf } from "./byte-text.ts";
import { knownPrefixLength, type SecretShape } from "./secret-shapes.ts";
import { STAND_IN } from "./placeholder.ts";
import type { SecretNames } from "./secret-names.ts";

/** A stretch of a text that is to be masked, and the kind of credential it was taken for. */
interface SecretRange {
  readonly start: number;
  readonly end: number;
  readonly kind: string;
}

/** Finds the credentials of a text; ranges may overlap. */
export type SecretFinder = (text: ByteText) => SecretRange[];

/** The longest value of a named field that is masked; bounds the search for a closing quote. */
const LONGEST_VALUE = 16_384;

/** White space, as it is or as the escapes of a JSON string. */
const SPACE = String.raw`(?:\s|\\{1,7}[nrt]){0,16}`;

/**
 * A quoted name, a colon, a quote of the same depth: JSON, or JSON inside a JSON string with its quotes escaped.
 * The quote must be the same, since where a stream cuts such a string the quote that follows closes the string around it.
 */
const QUOTED_HEAD = new RegExp(
  String.raw`(\\{0,7}["'])([\w.$-]{2,64})\1${SPACE}[:=]${SPACE}(?:\[${SPACE})?\1`,
  "g",
);

/** A bare name, a sign, a value of key characters: headers in a text, `.env` lines, addresses in a text. */
const BARE_HEAD = new RegExp(
  String.raw`(?:(?<![\w\\-])|(?<=\\[bfnrt]))([A-Za-z][\w.-]{2,64})\\{0,7}["']?${SPACE}[:=]${SPACE}\\{0,7}["']?` +
    `(?:(?:Bearer|Basic|Token) {1,4})?`,
  "g",
);
const BARE_VALUE = /[A-Za-z0-9._~+/%:-]{16,}={0,2}/y;

/** A field of a multipart form: its name, the rest of its headers, an empty line. */
const FORM_HEAD = /\bname="([\w.-]{2,64})"[^\r\n]{0,200}\r\n(?:[^\r\n]{1,200}\r\n){0,4}\r\n/g;

/** Tells whether a value is an ordinary word: under a telling name it is still no credential, unless the name was asked for. */
export const isOrdinaryWord = (value: string): boolean => /^[A-Za-z]?[a-z]{0,15}$/.test(value);

const named = (
  text: string,
  [start, end]: readonly [number, number],
  [what, name]: readonly [string, string],
  names: SecretNames,
): SecretRange[] => {
  const value = text.slice(start, end);
  if (value === "" || value === STAND_IN || (isOrdinaryWord(value) && !names.asked(name))) return [];
  return [{ start: start + knownPrefixLength(value), end, kind: `${what} ${name}` }];
};

const byShape = (text: ByteText, { name, hints, find, isForCharacters }: SecretShape): SecretRange[] => {
  if (hints.length > 0 && !hints.some((hint) => text.includes(hint))) return [];
  const matches = isForCharacters ? matchesInBytes(text, find) : matchesOf(text, find);
  return matches.map(([start, end]) => ({ start, end, kind: name }));
};

/** Apostrophes that quote stand inside a JSON string: what they open ends with it at the latest. */
const WITHIN_STRING = /^(?:[^"\\]|\\[^])*/;

/**
 * Quotes `level` strings deep carry `2^level - 1` backslashes; one more level, or an escaped backslash, doubles them.
 * One with fewer closes the string around, and with it the value that a stream cut there.
 */
const closingQuote = (window: string, quote: string): number => {
  const mark = quote.slice(-1);
  for (let at = window.indexOf(mark); at >= 0; at = window.indexOf(mark, at + 1)) {
    let slashes = 0;
    while (window[at - 1 - slashes] === "\\") slashes += 1;
    const isOutside = slashes < quote.length - 1;
    if (isOutside || slashes % (2 * quote.length) === quote.length - 1) return at - slashes;
  }
  return window.length;
};

const valueEnd = (text: string, start: number, quote: string): number => {
  const window = text.slice(start, start + LONGEST_VALUE);
  const value = window.slice(0, closingQuote(window, quote));
  return start + (quote.endsWith("'") ? (WITHIN_STRING.exec(value)?.[0].length ?? 0) : value.length);
};

const byQuotedName = (text: string, names: SecretNames): SecretRange[] => {
  const found: SecretRange[] = [];
  for (const match of text.matchAll(QUOTED_HEAD)) {
    const [head, quote = "", name = ""] = match;
    if (!names.field(name)) continue;
    const start = match.index + head.length;
    found.push(...named(text, [start, valueEnd(text, start, quote)], ["field", name], names));
  }
  return found;
};

const byBareName = (text: string, names: SecretNames): SecretRange[] => {
  const found: SecretRange[] = [];
  for (const match of text.matchAll(BARE_HEAD)) {
    const name = match[1] ?? "";
    const isQuery = /[?&]/.test(text[match.index - 1] ?? "");
    if (!(isQuery ? names.query(name) : names.field(name))) continue;
    BARE_VALUE.lastIndex = match.index + match[0].length;
    const value = BARE_VALUE.exec(text);
    if (value && /\d/.test(value[0]) && /[A-Za-z]/.test(value[0]))
      found.push(...named(text, [value.index, BARE_VALUE.lastIndex], ["value of", name], names));
  }
  return found;
};

const byFormName = (text: string, names: SecretNames): SecretRange[] => {
  if (!text.includes('name="')) return [];
  return Array.from(text.matchAll(FORM_HEAD)).flatMap((match) => {
    const start = match.index + match[0].length;
    const length = text.slice(start, start + LONGEST_VALUE).search(/\r\n--|$/);
    const name = match[1] ?? "";
    return names.field(name) ? named(text, [start, start + length], ["form field", name], names) : [];
  });
};

/**
 * Builds the cheap look for any of the hints. Most end in a dash or a low line: to look for that sign first, and back from
 * it, takes a third of the time of one long alternation.
 */
const anyHint = (hints: readonly string[]): ((text: string) => boolean) => {
  const { dashed = [], other = [] } = Object.groupBy(hints, (hint) =>
    /[-_]$/.test(hint) ? "dashed" : "other",
  );
  const back = new RegExp(`[-_](?<=${dashed.map(literal).join("|")})`);
  const ahead = new RegExp(other.map(literal).join("|"));
  return (text) => (dashed.length > 0 && back.test(text)) || (other.length > 0 && ahead.test(text));
};

/** Builds the search of a text for credentials, by their look and by the names they stand under. */
export const textFinder = (shapes: readonly SecretShape[], names: SecretNames): SecretFinder => {
  const always = shapes.filter(({ hints }) => hints.length === 0);
  const hinted = anyHint(shapes.flatMap(({ hints }) => hints));
  return (text) => [
    ...(hinted(text) ? shapes : always).flatMap((shape) => byShape(text, shape)),
    ...(names.hint.test(text)
      ? [...byQuotedName(text, names), ...byBareName(text, names), ...byFormName(text, names)]
      : []),
  ];
};

/** Builds the search of what is itself an address or a form: its keys are known to be keys, so any value of theirs counts. */
export const urlFinder = (inText: SecretFinder, names: SecretNames): SecretFinder => {
  const pair = /(?:^|[?&;])([^=&?#;/]{1,64})=([^&#;]*)/g;
  const byKey: SecretFinder = (text) =>
    Array.from(text.matchAll(pair)).flatMap(({ index, 0: whole, 1: name = "", 2: value = "" }) => {
      const end = index + whole.length;
      return names.query(name) ? named(text, [end - value.length, end], ["query", name], names) : [];
    });
  return (text) => [...inText(text), ...(names.hint.test(text) ? byKey(text) : [])];
};
