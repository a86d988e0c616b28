import { readdirSync, readFileSync, statSync } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";
import { posixPath } from "../../cassette/path.ts";
import { failure } from "../../errors.ts";
import { BASELINE_FILE, readBaseline } from "../baseline.ts";
import type { Side } from "../report.ts";
import type { Git } from "./git.ts";
import { type Files, type KnownRecordings, readRecordings } from "./read-files.ts";

/** Where two sides are looked for. */
export interface Place {
  readonly cwd: string;
  /** The folder of the cassettes, from `cwd`. */
  readonly dir: string;
  readonly git: Git;
  /** What another side has read already. */
  readonly known?: KnownRecordings;
}

const kindOf = (path: string): "file" | "folder" | undefined => {
  const found = statSync(path, { throwIfNoEntry: false });
  return found?.isDirectory() ? "folder" : found?.isFile() ? "file" : undefined;
};

const below = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();

/** The files on the disk below a path, or the one there with those beside it; their names are relative to `root`. */
const filesOf = (path: string, root: string): Files => {
  const kind = kindOf(path);
  const blobs = `${path.replace(/\.json$/, "")}.blobs`;
  const beside = kind === "file" && kindOf(blobs) === "folder" ? below(blobs) : [];
  const found = kind === "folder" ? below(path) : kind === "file" ? [path, ...beside] : [];
  return {
    paths: found.map((each) => posixPath(relative(root, each))),
    read: (paths) => paths.map((each) => readFileSync(join(root, each))),
  };
};

const commitFiles = (git: Git, commit: string, path: string): Files => {
  const isFile = path.endsWith(".json");
  const listed = [path, ...(isFile ? [`${path.replace(/\.json$/, "")}.blobs`] : [])].flatMap((each) =>
    git.list(commit, each),
  );
  const ids = new Map(listed.map((file) => [file.path, file.id]));
  return {
    paths: [...ids.keys()],
    read: (paths) => {
      const contents = git.read(paths.flatMap((each) => ids.get(each) ?? []));
      return paths.map((each) => contents.get(ids.get(each) ?? ""));
    },
  };
};

/** What was accepted stands in the folder of the cassettes, also where only one of them is compared. */
const baselineIn = (files: Files, folder: string): Pick<Side, "baseline"> => {
  const path = folder === "" ? BASELINE_FILE : `${folder}/${BASELINE_FILE}`;
  const [bytes] = files.paths.includes(path) ? files.read([path]) : [];
  return bytes ? { baseline: readBaseline(bytes.toString("utf8"), path) } : {};
};

/** Reads what stands at a path on the disk; names are relative to `cwd`, as those of a commit are. */
export const treeSide = ({ cwd, dir, known }: Place, path: string): Side => ({
  label: "working tree",
  cassettes: readRecordings(filesOf(resolve(cwd, path), cwd), known),
  ...baselineIn(filesOf(resolve(cwd, dir, BASELINE_FILE), cwd), posixPath(dir)),
});

/** Reads what stood at a path in a commit. */
export const commitSide = (
  { dir, git, known }: Place,
  commit: string,
  path: string,
): Pick<Side, "revision" | "cassettes" | "baseline"> => ({
  revision: commit,
  cassettes: readRecordings(commitFiles(git, commit, posixPath(path)), known),
  ...baselineIn(commitFiles(git, commit, `${posixPath(dir)}/${BASELINE_FILE}`), posixPath(dir)),
});

/**
 * Reads a file or a folder that is compared with another one: two files are one test, whatever they are called, and
 * files of two folders have the same name.
 *
 * @throws `cassetteMissing` where there is none.
 */
export const pathSide = ({ cwd, dir, known }: Place, path: string, name = path): Side => {
  const full = resolve(cwd, path);
  const kind = kindOf(full);
  if (kind === undefined) throw failure("cassetteMissing", path, dir);
  const root = kind === "folder" ? full : dirname(full);
  const files = filesOf(full, root);
  const read = readRecordings(files, known);
  const own = read.get(basename(full));
  if (kind === "file" && !own) throw failure("cassetteForeign", path);
  const cassettes = kind === "file" && own ? new Map([[posixPath(name), own]]) : read;
  return { label: path, cassettes, ...baselineIn(files, "") };
};
