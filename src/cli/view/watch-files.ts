import { readdirSync, type Stats, statSync, watch } from "node:fs";
import { dirname, join } from "node:path";

/** What is told to who watches files. */
export interface Watcher {
  /** Something was written, moved or removed, or may have been. */
  readonly onEvent: () => void;
  /** A folder cannot be watched. */
  readonly onProblem: (folder: string, error: Error) => void;
}

const statOf = (path: string): Stats | undefined => statSync(path, { throwIfNoEntry: false });

const foldersBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name));

const isFolder = (path: string): boolean => statOf(path)?.isDirectory() ?? false;

const nearestFolder = (path: string): string =>
  isFolder(path) || dirname(path) === path ? path : nearestFolder(dirname(path));

/** The folders in which something happens when a path changes; of one that is not there, the nearest above. */
const foldersOf = (path: string): string[] =>
  isFolder(path) ? [path, ...foldersBelow(path)] : [nearestFolder(dirname(path))];

/** A folder that was made anew under its old name is another one. */
const identityOf = (folder: string): string => `${folder}\0${statOf(folder)?.ino ?? ""}`;

/** Gone between being listed and being looked at. */
const orNone = <T>(look: () => T[]): T[] => {
  try {
    return look();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).syscall === undefined) throw error;
    return [];
  }
};

/**
 * Watches files and folders, all that is below these included, whether or not they are there yet. More may be told than
 * has changed, and the same change more than once.
 */
export const watchFiles = (paths: readonly string[], { onEvent, onProblem }: Watcher): Disposable => {
  const open = new Map<string, Disposable>();
  const openOne = (identity: string): Disposable => {
    const [folder = ""] = identity.split("\0");
    try {
      const watcher = watch(folder, happened).on("error", happened);
      return { [Symbol.dispose]: () => watcher.close() };
    } catch (error) {
      onProblem(folder, error as Error);
      return { [Symbol.dispose]: () => undefined };
    }
  };
  const follow = (): void => {
    const wanted = new Set(paths.flatMap((path) => orNone(() => foldersOf(path))).map(identityOf));
    for (const [identity, watcher] of open)
      if (!wanted.has(identity)) {
        watcher[Symbol.dispose]();
        open.delete(identity);
      }
    for (const identity of wanted) if (!open.has(identity)) open.set(identity, openOne(identity));
  };
  const happened = (): void => {
    follow();
    onEvent();
  };
  follow();
  return {
    [Symbol.dispose]: () => {
      for (const watcher of open.values()) watcher[Symbol.dispose]();
      open.clear();
    },
  };
};
