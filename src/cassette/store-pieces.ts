import { type FileHandle, open } from "node:fs/promises";
import { decodeUtf8 } from "../formats/utf8.ts";
import { blobNames } from "./blob.ts";

/** A cassette's file read as JSON, and what may be the names of the blobs in it. */
interface ReadPieces {
  /** All but the interactions. */
  readonly document: object;
  readonly interactions: readonly unknown[];
  readonly blobs: ReadonlySet<string>;
}

/** What stands between the parts of a printed cassette. No string of JSON holds a line break, so it stands nowhere else. */
const LIST = Buffer.from('\n  "interactions": [\n');
const BETWEEN = Buffer.from("\n    },\n    {");
const LIST_END = Buffer.from('\n  ],\n  "spans": [');
/** Bytes of `\n    }`, with which an interaction ends. */
const CLOSING = 6;

/** Bytes that are read and parsed at once, about: small pieces leave little to clear away. */
const PIECE = 2 ** 18;

const textOf = (bytes: Buffer): string => {
  const text = decodeUtf8(bytes);
  if (text === undefined) throw new SyntaxError("not UTF-8 text");
  return text;
};

/** Reads the end of a file, from the line that ends the list of interactions; `undefined` where there is none. */
const readTail = async (file: FileHandle, size: number): Promise<Buffer | undefined> => {
  for (let length = Math.min(PIECE, size); ; length = Math.min(2 * length, size)) {
    const { buffer } = await file.read(Buffer.allocUnsafe(length), 0, length, size - length);
    const at = buffer.indexOf(LIST_END);
    if (at !== -1) return buffer.subarray(at);
    if (length === size) return undefined;
  }
};

/**
 * Reads whole interactions from one offset to another, as many at once as a piece holds; the next piece comes while the
 * one before is parsed.
 */
async function* readList(file: FileHandle, from: number, to: number): AsyncGenerator<string> {
  let buffer: Buffer = Buffer.allocUnsafe(PIECE);
  const readAt = (at: number) => file.read(buffer, 0, Math.min(buffer.length, to - at), at);
  let coming = readAt(from);
  try {
    for (let at = from; at < to;) {
      const { bytesRead } = await coming;
      if (bytesRead === 0) throw new SyntaxError("the file breaks off");
      const bytes = buffer.subarray(0, bytesRead);
      const cut = at + bytesRead === to ? bytesRead : bytes.lastIndexOf(BETWEEN) + CLOSING;
      const text = cut < CLOSING ? undefined : textOf(bytes.subarray(0, cut));
      if (text === undefined) buffer = Buffer.allocUnsafe(2 * buffer.length);
      // The comma stands between.
      else at += cut + 1;
      if (at < to) coming = readAt(at);
      if (text !== undefined) yield text;
    }
  } finally {
    await coming.catch(() => undefined);
  }
}

const readFrom = async (file: FileHandle, isInteraction: (value: unknown) => boolean) => {
  const { size } = await file.stat();
  const { buffer: start } = await file.read(Buffer.alloc(PIECE), 0, PIECE, 0);
  const list = start.indexOf(LIST) + LIST.length;
  const tail = await readTail(file, size);
  if (list < LIST.length || tail === undefined) return undefined;
  const interactions: unknown[] = [];
  const blobs = new Set<string>();
  for await (const text of readList(file, list, size - tail.length)) {
    for (const name of blobNames(text)) blobs.add(name);
    const read = JSON.parse(`[${text}]`) as unknown[];
    // Proved while they are at hand: when all are read, most would have to be fetched from memory again.
    if (!read.every(isInteraction)) return undefined;
    for (const each of read) interactions.push(each);
  }
  const document = JSON.parse(textOf(start.subarray(0, list)) + textOf(tail)) as object;
  return { document, interactions, blobs };
};

/**
 * Reads the file of a large cassette that is laid out as it was printed, and parses it piece by piece, so that its text is
 * never held whole; `undefined` where it is laid out otherwise, is no JSON, or holds what is no interaction.
 */
export const readPieces = async (
  path: string,
  isInteraction: (value: unknown) => boolean,
): Promise<ReadPieces | undefined> => {
  const file = await open(path);
  try {
    return await readFrom(file, isInteraction);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  } finally {
    await file.close();
  }
};
