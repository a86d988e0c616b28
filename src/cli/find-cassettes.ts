import { readdirSync, statSync } from "node:fs";
import { basename, isAbsolute, join, resolve } from "node:path";
import { namedCassettePath } from "../cassette/path.ts";
import { failure } from "../errors.ts";

/** Where cassettes are looked for. */
export interface Surroundings {
  readonly cwd: string;
  /** The folder of the cassettes, from `cwd`. */
  readonly dir: string;
}

/** Beside the cassettes stand the accepted scores. */
const NO_CASSETTES = new Set(["baseline.json"]);

const isFile = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;

/** Finds all cassettes below a folder; gives their paths. Empty where it is not there. */
export const cassettesIn = (folder: string): readonly string[] => {
  if (!isFolder(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".json") && !NO_CASSETTES.has(basename(name)))
    .toSorted()
    .map((name) => join(folder, name))
    .filter(isFile);
};

const inFolder = (word: string, folder: string): readonly string[] => {
  const path = namedCassettePath(folder, word.replace(/\.json$/, ""));
  return isFile(path) ? [path] : cassettesIn(path.replace(/\.json$/, ""));
};

const namedBy = (word: string, { cwd, dir }: Surroundings): readonly string[] => {
  const path = resolve(cwd, word);
  const file = [path, `${path}.json`].find(isFile);
  const here = file === undefined ? cassettesIn(path) : [file];
  const isWhole = here.length > 0 || isAbsolute(word) || path === resolve(cwd, dir);
  const found = isWhole ? here : inFolder(word, resolve(cwd, dir));
  if (found.length === 0) throw failure("cassetteMissing", word, dir);
  return found;
};

/**
 * Finds the cassettes that words of the command line name, each once: a file, all files of a folder, or a name in the
 * folder of the cassettes, of a cassette or else of a folder. No words name that folder. Gives absolute paths.
 *
 * @throws `cassetteMissing` for a word that names none; `cassetteOutsideFolder`.
 */
export const findCassettes = (words: readonly string[], around: Surroundings): readonly string[] => {
  const all = words.length > 0 ? words : [around.dir];
  return [...new Set(all.flatMap((word) => namedBy(word, around)))];
};
