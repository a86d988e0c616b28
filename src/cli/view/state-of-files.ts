import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";

const below = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();

const filesOf = (path: string): string[] => {
  const found = statSync(path, { throwIfNoEntry: false });
  return found?.isDirectory() ? below(path) : [path];
};

const stateOf = (file: string): string => {
  const found = statSync(file, { throwIfNoEntry: false });
  return found ? `${file} ${found.ino} ${found.size} ${found.mtimeMs}` : `${file} -`;
};

/** Gives a text that is another one whenever a file at or below these paths was written, moved or removed. */
export const stateOfFiles = (paths: readonly string[]): string =>
  paths.flatMap(filesOf).map(stateOf).join("\n");
