import { randomBytes } from "node:crypto";
import { fsync } from "node:fs";
import { mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { RealDate } from "../real-time.ts";

const REASONS: Readonly<Record<string, string>> = {
  EACCES: "permission denied",
  EPERM: "permission denied",
  EROFS: "the file system is read-only",
  ENOSPC: "no space left on the disk",
  EDQUOT: "the disk quota is used up",
  EISDIR: "there is a folder of this name",
  ENOTDIR: "a part of its path is a file, not a folder",
  EEXIST: "a part of its path is a file, not a folder",
  ENAMETOOLONG: "the name is too long for the file system",
  EMFILE: "too many files are open",
};

/** Says in words why a file operation failed, its code in brackets. */
export const reasonOf = (error: unknown): string => {
  const { code, message } = error as NodeJS.ErrnoException;
  const words = code === undefined ? undefined : REASONS[code];
  return words === undefined ? message : `${words} (${code})`;
};

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
};

const TEMPORARY = /\.(\d+)-[0-9a-f]{8}\.tmp$/;
/** Process ids come round again, in containers at once: what is this many milliseconds old is nobody's. */
const MAX_AGE = 600_000;

const isStale = async (path: string, pid: number): Promise<boolean> => {
  if (!isAlive(pid)) return true;
  const { mtimeMs } = await stat(path);
  return RealDate.now() - mtimeMs > MAX_AGE;
};

/** Removes the temporary files that writers which died left in a folder. */
export const dropStale = async (folder: string): Promise<void> => {
  for (const name of await readdir(folder)) {
    const pid = TEMPORARY.exec(name)?.[1];
    const path = join(folder, name);
    if (pid === undefined) continue;
    if (await isStale(path, Number(pid)).catch(() => false)) await rm(path, { force: true });
  }
};

const flush = promisify(fsync);

/** Pieces and the flush go by ways that the file handles of Yarn's Plug'n'Play know too: these have no `sync`. */
const writeSynced = async (path: string, content: Content): Promise<void> => {
  const file = await open(path, "wx");
  const pieces = typeof content === "string" || content instanceof Uint8Array ? [content] : content;
  try {
    for (const piece of pieces) await file.appendFile(piece);
    await flush(file.fd);
  } finally {
    await file.close();
  }
};

/** What a file is to hold; pieces are written one after the other. */
type Content = string | Uint8Array | Iterable<string>;

/**
 * Writes a file so that its path holds either all of the content or what it held before: to a temporary file beside
 * it, flushed to the disk, then renamed. Missing folders are made.
 */
export const storeFile = async (path: string, content: Content): Promise<void> => {
  await mkdir(dirname(path), { recursive: true });
  await dropStale(dirname(path));
  const temporary = `${path}.${process.pid}-${randomBytes(4).toString("hex")}.tmp`;
  try {
    await writeSynced(temporary, content);
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
};
