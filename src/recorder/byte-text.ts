import { decodeUtf8 } from "../formats/utf8.ts";

/** A text with a character for each of its UTF-8 bytes (Latin-1): what is searched, so that places are byte offsets. */
export type ByteText = string;

/** Writes a text as its bytes. */
export const byteTextOf = (text: string): ByteText => Buffer.from(text).toString("latin1");

/** Reads bytes as a text, as far as they are one. */
export const textOfBytes = (bytes: ByteText): string => Buffer.from(bytes, "latin1").toString();

type Range = readonly [start: number, end: number];

/** Lists what the first group of a pattern matched, or the whole match; the pattern is global and has indices. */
export const matchesOf = (text: string, pattern: RegExp): Range[] =>
  Array.from(
    text.matchAll(pattern),
    ({ index, 0: whole, indices }) => indices?.[1] ?? [index, index + whole.length],
  );

/** Finds what a pattern that is written for characters matches: it is asked about characters, and told in bytes. */
export const matchesInBytes = (bytes: ByteText, pattern: RegExp): Range[] => {
  const text = decodeUtf8(Buffer.from(bytes, "latin1"));
  if (text === undefined || text.length === bytes.length) return matchesOf(bytes, pattern);
  let [last, passed] = [0, 0];
  const inBytes = (at: number): number => {
    passed += Buffer.byteLength(text.slice(last, at));
    last = at;
    return passed;
  };
  return matchesOf(text, pattern).map(([start, end]) => [inBytes(start), inBytes(end)]);
};
