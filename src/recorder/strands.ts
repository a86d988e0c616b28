import { jsonStrings, type JsonString } from "./json-strings.ts";

/** Consecutive characters of a strand and where they stand in the text; `size` is how many characters of the text one takes. */
interface Piece {
  readonly at: number;
  readonly source: number;
  readonly length: number;
  readonly size: number;
}

/** A string as its reader sees it: escapes resolved, the pieces that a stream cut it into joined. */
export interface Strand {
  readonly text: string;
  readonly pieces: readonly Piece[];
}

/** A stretch of a text. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

const JSON_ESCAPE = /\\(?:u[0-9a-fA-F]{4}|[^])/g;
/** The escapes that may stand inside a credential: of ASCII characters, and of the slash. */
const HIDING_ESCAPE = /\\(?:u00[2-7]|\/)/;
const URL_ESCAPE = /\+|%[0-9a-fA-F]{2}/g;
const SHORT_ESCAPES: Readonly<Record<string, string>> = { b: "\b", f: "\f", n: "\n", r: "\r", t: "\t" };

const character = (escape: string): string => {
  if (escape === "+") return " ";
  if (escape.startsWith("%")) return String.fromCharCode(Number.parseInt(escape.slice(1), 16));
  if (escape.length === 6) return String.fromCharCode(Number.parseInt(escape.slice(2), 16));
  return SHORT_ESCAPES[escape.charAt(1)] ?? escape.charAt(1);
};

/** Joins stretches of `text` to one strand, with the escapes that `escape` matches resolved. */
const strand = (text: string, stretches: readonly Stretch[], escape: RegExp): Strand => {
  const parts: string[] = [];
  const pieces: Piece[] = [];
  let at = 0;
  const add = (part: string, source: number, size: number): void => {
    if (part === "") return;
    parts.push(part);
    pieces.push({ at, source, length: part.length, size });
    at += part.length;
  };
  for (const { start, end } of stretches) {
    const raw = text.slice(start, end);
    let last = 0;
    for (const match of raw.matchAll(escape)) {
      add(raw.slice(last, match.index), start + last, 1);
      last = match.index + match[0].length;
      add(character(match[0]), start + match.index, match[0].length);
    }
    add(raw.slice(last), start + last, 1);
  }
  return { text: parts.join(""), pieces };
};

/** Reads a text that is written for URLs (an address, a form) as one strand; none where nothing is escaped. */
export const urlStrands = (text: string): Strand[] =>
  /[+%]/.test(text) ? [strand(text, [{ start: 0, end: text.length }], URL_ESCAPE)] : [];

const groups = (strings: readonly JsonString[], by: "path" | "track"): JsonString[][] => [
  ...Map.groupBy(strings, (string) => string[by]).values(),
];

const isArray = (text: string, { start, end }: Stretch): boolean =>
  /^\s*\[/.test(text.slice(start, Math.min(end, start + 64)));

/** What every message repeats (a model's name) is no stream: joined, it would say what nobody wrote. */
const isRepeated = (text: string, [first, ...others]: readonly JsonString[]): boolean => {
  const value = first && text.slice(first.start, first.end);
  return others.every(({ start, end }) => text.slice(start, end) === value);
};

/**
 * Joins the strings of a series of JSON documents path by path: what a stream brings in deltas stands whole.
 * Two ways of telling streams apart are tried, by position and by mark, since answers may come interleaved.
 * A single document needs no joining: it is one strand, with its escapes resolved, where they may hide something.
 */
export const jsonStrands = (text: string, documents: readonly Stretch[]): Strand[] => {
  const [only] = documents;
  if (documents.length === 1 && only && !isArray(text, only)) {
    const hidden = HIDING_ESCAPE.test(text.slice(only.start, only.end));
    return hidden ? [strand(text, [only], JSON_ESCAPE)] : [];
  }
  const strings = documents.flatMap(({ start, end }) => jsonStrings(text, start, end));
  return [...groups(strings, "path"), ...groups(strings, "track")]
    .filter((group) => (group.length > 1 && !isRepeated(text, group)) || group.some(({ escaped }) => escaped))
    .map((group) => strand(text, group, JSON_ESCAPE));
};

/** One character of a text that is to become another; `size` is how many characters its escape takes. */
export interface Edit {
  readonly at: number;
  readonly size: number;
  readonly character: string;
}

const pieceAt = (pieces: readonly Piece[], position: number): number => {
  let [low, high] = [0, pieces.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const piece = pieces[middle];
    if (piece && piece.at + piece.length <= position) low = middle + 1;
    else high = middle;
  }
  return low;
};

/**
 * Lists what becomes of the text when the characters of a strand from `start` on become `replacement`.
 * Short escapes (`\n`) stay: they stand for signs, which no placeholder changes.
 */
export const editsIn = ({ text, pieces }: Strand, start: number, replacement: string): Edit[] => {
  const edits: Edit[] = [];
  let index = pieceAt(pieces, start);
  for (let position = start; position < start + replacement.length; position += 1) {
    let piece = pieces[index];
    if (piece && position >= piece.at + piece.length) piece = pieces[++index];
    const character = replacement.charAt(position - start);
    if (!piece || piece.size === 2 || character === text.charAt(position)) continue;
    edits.push({ at: piece.source + (position - piece.at) * piece.size, size: piece.size, character });
  }
  return edits;
};
