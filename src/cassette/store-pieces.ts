import { createReadStream } from "node:fs";
import { decodeUtf8 } from "../formats/utf8.ts";
import { blobNames } from "./blob.ts";

/** A cassette's file read as JSON, and what may be the names of the blobs in it. */
interface ReadPieces {
  readonly document: unknown;
  readonly blobs: ReadonlySet<string>;
}

/** What stands between the parts of a printed cassette. No string of JSON holds a line break, so it stands nowhere else. */
const LIST = Buffer.from('\n  "interactions": [\n    {');
const BETWEEN = Buffer.from("\n    },\n    {");
const LIST_END = Buffer.from("\n    }\n  ],\n");
/** Bytes of `\n    }`, with which an interaction ends. */
const CLOSING = 6;

/** Bytes that are read at once, and that are parsed at once, about: small pieces leave little to clear away. */
const WINDOW = 2 ** 22;
const PIECE = 2 ** 16;

const textOf = (bytes: Buffer): string => {
  const text = decodeUtf8(bytes);
  if (text === undefined) throw new SyntaxError("not UTF-8 text");
  return text;
};

/** Cuts what was read of a list of interactions into pieces of whole ones; what is left begins another one. */
const cutList = (bytes: Buffer, end: number): { pieces: Buffer[]; rest: Buffer } => {
  const pieces: Buffer[] = [];
  let from = 0;
  for (;;) {
    const at = bytes.indexOf(BETWEEN, from + PIECE);
    if (at === -1 || (end !== -1 && at > end)) break;
    pieces.push(bytes.subarray(from, at + CLOSING));
    from = at + CLOSING + 1;
  }
  if (end === -1) return { pieces, rest: bytes.subarray(from) };
  return { pieces: [...pieces, bytes.subarray(from, end + CLOSING)], rest: bytes.subarray(end + CLOSING) };
};

/**
 * Reads the file of a large cassette that is laid out as it was printed, and parses it piece by piece, so that its text is
 * never held whole; `undefined` where it is laid out otherwise, or is no JSON.
 */
export const readPieces = async (path: string): Promise<ReadPieces | undefined> => {
  const interactions: unknown[] = [];
  const blobs = new Set<string>();
  let head: string | undefined;
  let isListed = false;
  let rest: Buffer = Buffer.of();
  const readPiece = (bytes: Buffer): void => {
    const text = textOf(bytes);
    for (const name of blobNames(text)) blobs.add(name);
    for (const each of JSON.parse(`[${text}]`) as unknown[]) interactions.push(each);
  };
  try {
    for await (const window of createReadStream(path, { highWaterMark: WINDOW })) {
      rest = Buffer.concat([rest, window as Buffer]);
      if (isListed) continue;
      if (head === undefined) {
        const at = rest.indexOf(LIST);
        if (at === -1) return undefined;
        head = textOf(rest.subarray(0, at + LIST.length - CLOSING));
        rest = rest.subarray(at + LIST.length - CLOSING);
      }
      const end = rest.indexOf(LIST_END);
      const cut = cutList(rest, end);
      cut.pieces.forEach(readPiece);
      rest = cut.rest;
      isListed = end !== -1;
    }
    if (head === undefined || !isListed) return undefined;
    return { document: { ...(JSON.parse(head + textOf(rest)) as object), interactions }, blobs };
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
};
