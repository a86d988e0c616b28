import { readdir, readFile, rm, rmdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { failure } from "../errors.ts";
import { decodeUtf8 } from "../formats/utf8.ts";
import { blobNames, type Blobs } from "./blob.ts";
import type { Cassette } from "./cassette.ts";
import { dropStale, reasonOf, storeFile } from "./store-file.ts";

/** Where cassettes are kept: a folder, an object storage, memory. Paths are absolute. */
export interface CassetteStore {
  /** Reads a cassette; `undefined` where there is none. */
  readonly read: (path: string) => Promise<Cassette | undefined>;
  /** Replaces a cassette, wholly or not at all. */
  readonly write: (path: string, cassette: Cassette) => Promise<void>;
  /** Removes a cassette and what belongs to it; nothing happens where there is none. */
  readonly remove?: (path: string) => Promise<void>;
}

/** How {@link fsStore} treats what it writes. */
export interface FsStoreOptions {
  /**
   * Last look at the text about to be written; what it returns is written. Large cassettes are shown in several pieces of
   * whole lines; `line` says where a piece begins, from 1. Default: as printed.
   */
  readonly lastLook?: (text: string, path: string, line: number) => string;
}

/** Bytes from which a cassette is read piece by piece, so that its text is never held whole. */
const LARGE = 2 ** 24;

const BLOB_FILE = /^[0-9a-f]{64}\.bin$/;

const isMissing = (error: unknown): boolean =>
  (error as NodeJS.ErrnoException).code === "ENOENT" || (error as NodeJS.ErrnoException).code === "ENOTDIR";

const orMissing = async <T>(work: Promise<T>): Promise<T | undefined> => {
  try {
    return await work;
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
};

const blobFolder = (path: string): string => `${path.replace(/\.json$/, "")}.blobs`;

const listBlobs = async (path: string): Promise<string[]> =>
  ((await orMissing(readdir(blobFolder(path)))) ?? []).filter((name) => BLOB_FILE.test(name));

const namedBlobs = async (path: string, names: Iterable<string>): Promise<Blobs> => {
  const wanted = new Set(names);
  const present = wanted.size === 0 ? [] : (await listBlobs(path)).filter((name) => wanted.has(name));
  return new Map(
    await Promise.all(
      present.map(async (name) => [name, await readFile(join(blobFolder(path), name))] as const),
    ),
  );
};

const readText = async (path: string): Promise<string | undefined> => {
  const bytes = await orMissing(readFile(path));
  if (bytes === undefined) return undefined;
  const text = decodeUtf8(bytes);
  if (text === undefined) throw failure("cassetteCorrupt", path, "", "the file is not UTF-8 text");
  return text;
};

const readWhole = async (path: string): Promise<Cassette | undefined> => {
  const text = await readText(path);
  if (text === undefined) return undefined;
  const { parseCassette } = await import("./parse.ts");
  return parseCassette(text, path, await namedBlobs(path, blobNames(text)));
};

/** What is wrong with a large one is told by reading it whole. */
const readLarge = async (path: string): Promise<Cassette | undefined> => {
  const size = (await orMissing(stat(path)))?.size ?? 0;
  if (size < LARGE) return undefined;
  const { readPieces } = await import("./store-pieces.ts");
  const { cassetteFrom, isInteraction } = await import("./parse.ts");
  const read = await readPieces(path, isInteraction);
  return read && cassetteFrom(read, await namedBlobs(path, read.blobs));
};

const readCassette = async (path: string): Promise<Cassette | undefined> => {
  try {
    return (await readLarge(path)) ?? (await readWhole(path));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).syscall === undefined) throw error;
    throw failure("cassetteNotReadable", path, reasonOf(error));
  }
};

/** Removes blobs that the cassette no longer names, and the folder once it is empty. */
const dropBlobs = async (path: string, keep: (name: string) => boolean): Promise<void> => {
  const names = await listBlobs(path);
  if (names.length === 0) return;
  const orphans = names.filter((name) => !keep(name));
  await Promise.all(orphans.map((name) => rm(join(blobFolder(path), name), { force: true })));
  if (orphans.length < names.length) return;
  await dropStale(blobFolder(path));
  // It stays where something else lies in it, such as what another writer has just put there.
  await rmdir(blobFolder(path)).catch(() => undefined);
};

const writeBlobs = async (path: string, blobs: Blobs): Promise<void> => {
  if (blobs.size === 0) return;
  const present = new Set(await listBlobs(path));
  for (const [name, bytes] of blobs)
    if (!present.has(name)) await storeFile(join(blobFolder(path), name), bytes);
};

/** Does what changes a cassette's files; a refusal of the file system names the cassette. */
const changing = async (path: string, work: () => Promise<void>): Promise<void> => {
  try {
    await work();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).syscall === undefined) throw error;
    throw failure("cassetteNotWritable", path, reasonOf(error));
  }
};

function* lookedAt(
  pieces: Iterable<string>,
  path: string,
  look: NonNullable<FsStoreOptions["lastLook"]>,
): Generator<string> {
  let line = 1;
  for (const piece of pieces) {
    yield look(piece, path, line);
    for (let at = piece.indexOf("\n"); at !== -1; at = piece.indexOf("\n", at + 1)) line++;
  }
}

const writeCassette = async (
  path: string,
  cassette: Cassette,
  { lastLook }: FsStoreOptions,
): Promise<void> => {
  const [{ printPieces }, { proveWritable }] = await Promise.all([
    import("./print.ts"),
    import("./nesting.ts"),
  ]);
  proveWritable(cassette, path);
  const { pieces, blobs } = printPieces(cassette);
  await changing(path, async () => {
    await writeBlobs(path, blobs);
    await storeFile(path, lastLook ? lookedAt(pieces, path, lastLook) : pieces);
  });
  // The cassette is whole by now; what could not be cleared goes with the next write.
  await dropBlobs(path, (name) => blobs.has(name)).catch(() => undefined);
};

const removeCassette = (path: string): Promise<void> =>
  changing(path, async () => {
    await rm(path, { force: true });
    await dropBlobs(path, () => false);
  });

/**
 * Keeps cassettes as files. Writing is atomic: the blobs first, then the cassette beside its place, renamed last,
 * so that a crash leaves the old cassette whole.
 * @throws `cassetteNotReadable`, `cassetteNotWritable`, and what `parseCassette` throws.
 */
export const fsStore = (options: FsStoreOptions = {}): CassetteStore => ({
  read: readCassette,
  write: (path, cassette) => writeCassette(path, cassette, options),
  remove: removeCassette,
});
