import { readdirSync, statSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { namedCassettePath } from "../../cassette/path.ts";
import { failure } from "../../errors.ts";

/** Where cassettes are looked for. */
export interface Surroundings {
  readonly cwd: string;
  /** The folder of the cassettes, from `cwd`. */
  readonly dir: string;
}

/** Beside the cassettes stand the accepted scores. */
const NO_CASSETTES = new Set(["baseline.json"]);

const isFile = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;

const cassettesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".json") && !NO_CASSETTES.has(basename(name)))
    .toSorted()
    .map((name) => join(folder, name))
    .filter(isFile);

/**
 * Finds the cassettes that a word of the command line names: a file, all files of a folder, or a name in the folder of
 * the cassettes. Gives their absolute paths.
 *
 * @throws `cassetteMissing` where there is none; `cassetteOutsideFolder`.
 */
export const findCassettes = (word: string, { cwd, dir }: Surroundings): readonly string[] => {
  const path = resolve(cwd, word);
  const named = () => namedCassettePath(resolve(cwd, dir), word.replace(/\.json$/, ""));
  const isFolder = statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
  const found = isFolder ? cassettesIn(path) : [path, `${path}.json`].filter(isFile).slice(0, 1);
  if (found.length > 0) return found;
  const inFolder = isFolder ? undefined : named();
  if (inFolder !== undefined && isFile(inFolder)) return [inFolder];
  throw failure("cassetteMissing", word, dir);
};
