import { readdirSync, readFileSync, realpathSync, statSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { posixPath } from "../../cassette/path.ts";
import { reasonOf } from "../../cassette/store-file.ts";
import { failure } from "../../errors.ts";
import type { ImportFile } from "../../interchange/import/importer.ts";
import { MAX_BYTES, type FileToOpen } from "../../interchange/import/open-file.ts";
import { isInside } from "../../session/shown-path.ts";

/** A file that is to be imported. */
export interface FoundFile {
  /** Absolute. */
  readonly path: string;
  /** As the user is told it. */
  readonly shown: string;
  /** It was found in a folder, so that it may have nothing to do with recordings. */
  readonly isFound: boolean;
}

/** What recordings are called; other files of a folder are left alone. */
const RECORDING = /\.(?:json|jsonl|ya?ml|har|httprr)(?:\.gz)?$/i;
/** Folders of a folder that hold no recordings: bodies that mappings name, packages, what is hidden. */
const PASSED = /^(?:__files|node_modules|\..*)$/;
/** How far above its file a folder such as `__files` may stand. */
const LEVELS = 8;

const refusal = (path: string, error: unknown): Error =>
  failure("importUnreadable", path, "", `the file cannot be read: ${reasonOf(error)}`);

const walk = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true })
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return PASSED.test(entry.name) ? [] : walk(path);
      return entry.isFile() && RECORDING.test(entry.name) ? [path] : [];
    });

/** Reads a file of a folder; links that lead out of the folder are not followed. */
const readWithin = (folder: string, path: string): Uint8Array | undefined => {
  try {
    const [home, target] = [realpathSync(folder), realpathSync(join(folder, path))];
    const { size } = statSync(target);
    return isInside(home, target) && target !== home && size <= MAX_BYTES ? readFileSync(target) : undefined;
  } catch {
    return undefined;
  }
};

const above = (folder: string): string[] => {
  const folders = [folder];
  while (folders.length < LEVELS) folders.push(dirname(folders.at(-1) ?? folder));
  return [...new Set(folders)];
};

/** Makes what reads the files that one names: below its own folder, or below a folder of that name beside it or above. */
const besideOf =
  (file: string): ImportFile["beside"] =>
  (path, folder) => {
    const own = dirname(file);
    const homes = folder === undefined ? [own] : above(own).map((each) => join(each, folder));
    for (const home of homes) {
      const bytes = readWithin(home, path);
      if (bytes) return bytes;
    }
    return undefined;
  };

/**
 * Reads a file that was found; `origin` is what the user says of where its requests went.
 * @throws `importUnreadable` where it cannot be read, or is too large.
 */
export const readFound = ({ path, shown }: FoundFile, origin: string | undefined): FileToOpen => {
  try {
    if (statSync(path).size > MAX_BYTES) throw new Error(`it holds more than ${MAX_BYTES} bytes`);
    return { path: shown, origin, content: readFileSync(path), beside: besideOf(path) };
  } catch (error) {
    throw refusal(shown, error);
  }
};

/** Finds the files that words of the command line name: a file, or all recordings of a folder. */
export const findFiles = (words: readonly string[], cwd: string): readonly FoundFile[] => {
  const found = words.flatMap((word) => {
    const path = resolve(cwd, word);
    const isFolder = statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
    return (isFolder ? walk(path) : [path]).map((each): FoundFile => {
      const shown = posixPath(isInside(cwd, each) ? relative(cwd, each) : each);
      return { path: each, shown, isFound: isFolder };
    });
  });
  return [...new Map(found.map((each) => [each.path, each])).values()];
};
