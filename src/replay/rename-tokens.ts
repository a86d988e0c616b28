import { isUtf8 } from "node:buffer";
import { chunksOf, storeBody } from "../cassette/body.ts";
import type { Body } from "../cassette/cassette.ts";
import { closingQuote } from "../formats/closing-quote.ts";
import { literal } from "../formats/literal.ts";
import { textLines } from "../formats/text-lines.ts";

/** A body with today's tokens, and the recorded ones that stand in it cut into pieces and so had to stay. */
export interface Renamed {
  readonly body: Body | null;
  readonly kept: readonly string[];
}

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Values a provider signs, or that hold the signature: changed ones would be refused when sent back. */
const SIGNED = /^(?:signature|thinking|thoughtSignature|thought_signature|encrypted_content)$/;
const COLON = /\s*:/y;
const DATA = /^\uFEFF?data: ?/;

const patternOf = (tokens: Iterable<string>): RegExp => {
  const longestFirst = [...tokens].toSorted((a, b) => b.length - a.length);
  return new RegExp(
    `(?:(?<![A-Za-z0-9])|(?<=\\\\[bfnrt]))(?:${longestFirst.map(literal).join("|")})(?![A-Za-z0-9])`,
    "g",
  );
};

/** Gives the places of a line where a token may be replaced: its JSON strings that are no keys, or a data line of plain text. */
const openPlaces = function* (
  line: string,
  isJson: boolean,
): Generator<{ start: number; text: string; key: string }> {
  const start = DATA.exec(line)?.[0].length ?? 0;
  const value = line.slice(start);
  if (start > 0 && !/^\s*[[{"]/.test(value)) {
    yield { start, text: value, key: "" };
    return;
  }
  if (start === 0 && !isJson) return;
  let key = "";
  for (let open = value.indexOf('"'), close: number; open !== -1; open = value.indexOf('"', close + 1)) {
    close = closingQuote(value, open + 1);
    if (close === -1) return;
    const text = value.slice(open + 1, close);
    COLON.lastIndex = close + 1;
    if (COLON.test(value)) key = text;
    else if (!SIGNED.test(key)) yield { start: start + open + 1, text, key };
  }
};

/** Offsets are bytes: `text` is read as Latin-1, which leaves tokens as they are. */
const findEdits = (text: string, renamed: ReadonlyMap<string, string>): { edits: Edit[]; kept: string[] } => {
  const pattern = patternOf(renamed.keys());
  const isJson = /^\s*[[{]/.test(text);
  const edits: Edit[] = [];
  const joined = new Map<string, string>();
  for (const { start, end } of textLines(text)) {
    for (const place of openPlaces(text.slice(start, end), isJson)) {
      let left = place.text;
      for (const { 0: token, index } of place.text.matchAll(pattern)) {
        const from = start + place.start + index;
        edits.push({ start: from, end: from + token.length, text: renamed.get(token) ?? token });
        left = left.replace(token, " ");
      }
      joined.set(place.key, (joined.get(place.key) ?? "") + left);
    }
  }
  const kept = [...joined.values()].flatMap((value) => value.match(pattern) ?? []);
  return { edits, kept: [...new Set(kept)] };
};

/** Where an offset lands once the edits are made; inside an edit it stays as far from its start as it was. */
const moved = (offset: number, edits: readonly Edit[]): number => {
  let shift = 0;
  for (const { start, end, text } of edits) {
    if (end <= offset) shift += text.length - (end - start);
    else if (start < offset) return start + shift + Math.min(offset - start, text.length);
    else break;
  }
  return offset + shift;
};

const applied = (text: string, edits: readonly Edit[]): string => {
  let result = "";
  let end = 0;
  for (const edit of edits) {
    result += text.slice(end, edit.start) + edit.text;
    end = edit.end;
  }
  return result + text.slice(end);
};

const cutAlike = (chunks: readonly Uint8Array[], text: string, edits: readonly Edit[]): Uint8Array[] => {
  const result: Uint8Array[] = [];
  let [offset, from] = [0, 0];
  for (const chunk of chunks) {
    offset += chunk.length;
    const to = moved(offset, edits);
    result.push(Buffer.from(text.slice(from, to), "latin1"));
    from = to;
  }
  return result;
};

/**
 * Replaces recorded tokens by today's where a body repeats them whole inside one JSON string or one line of an event
 * stream; never in binary bodies or in what a provider signed. Chunks stay cut where they were.
 */
export const renameTokens = (
  body: Body | null,
  contentType: string,
  renamed: ReadonlyMap<string, string>,
): Renamed => {
  const chunks = chunksOf(body);
  const bytes = Buffer.concat(chunks);
  const text = bytes.toString("latin1");
  const tokens = [...renamed.keys()].filter((token) => text.includes(token));
  if (renamed.size === 0 || bytes.length === 0) return { body, kept: [] };
  if (!isUtf8(bytes)) return { body, kept: tokens };
  const { edits, kept } = findEdits(text, renamed);
  if (edits.length === 0) return { body, kept };
  return { body: storeBody(cutAlike(chunks, applied(text, edits), edits), contentType), kept };
};
