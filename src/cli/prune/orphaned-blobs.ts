import { readdirSync, readFileSync, statSync } from "node:fs";
import { basename, join } from "node:path";

const BLOBS = /\.blobs$/;

const textOf = (path: string): string =>
  statSync(path, { throwIfNoEntry: false })?.isFile() === true ? readFileSync(path, "utf8") : "";

/** Finds, below a folder, the files of large bodies that no cassette names; gives their absolute paths. */
export const orphanedBlobs = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isDirectory() && BLOBS.test(entry.name))
    .flatMap((entry) => {
      const home = join(entry.parentPath, entry.name);
      const text = textOf(home.replace(BLOBS, ".json"));
      return readdirSync(home)
        .filter((name) => name.endsWith(".bin") && !text.includes(basename(name)))
        .map((name) => join(home, name));
    })
    .toSorted();
