import { spawnSync } from "node:child_process";
import { failure } from "../../errors.ts";

/** A file of a commit. */
interface GitFile {
  /** Relative to the folder git was asked in, with `/`. */
  readonly path: string;
  /** The object's id. */
  readonly id: string;
}

/** What is asked of git in one folder. */
export interface Git {
  /** The commit that a word names; `undefined` where it names none. */
  readonly commitOf: (word: string) => string | undefined;
  /** The best common ancestor of two commits; `undefined` where they have none, or it is not fetched. */
  readonly mergeBase: (a: string, b: string) => string | undefined;
  /** The name of the branch that others are merged into; `undefined` where there is none by a usual name. */
  readonly defaultBranch: () => string | undefined;
  /** All files of a commit below a path. */
  readonly list: (commit: string, path: string) => GitFile[];
  /** The bytes of objects by their ids; what is not there is left out. */
  readonly read: (ids: readonly string[]) => ReadonlyMap<string, Buffer>;
}

/** A cassette is seldom over a megabyte, and a suite of them is read at once. */
const MOST = 2 ** 31 - 1;

const LINE_FEED = 10;

/** Takes the answers of `git cat-file --batch` apart: `<id> <type> <size>`, the bytes, a line feed. */
const batched = (output: Buffer): Map<string, Buffer> => {
  const found = new Map<string, Buffer>();
  for (let at = 0; at < output.length;) {
    const end = output.indexOf(LINE_FEED, at);
    const [id = "", type = "", size] = output.toString("utf8", at, end).split(" ");
    at = end + 1;
    if (size === undefined || type === "missing") continue;
    found.set(id, output.subarray(at, at + Number(size)));
    at += Number(size) + 1;
  }
  return found;
};

const listed = (output: Buffer): GitFile[] =>
  output
    .toString("utf8")
    .split("\0")
    .flatMap((line) => {
      const [, type, id, path] = /^\d+ (\w+) (\w+)\t(.*)$/s.exec(line) ?? [];
      return type === "blob" && id !== undefined && path !== undefined ? [{ id, path }] : [];
    });

/** Usual names of the branch that others are merged into, where the remote does not tell. */
const BRANCHES = ["origin/main", "origin/master", "main", "master"];

/**
 * Gives what can be asked of git in a folder. Nothing is written, and nothing fetched. `settings` are git's own, such as
 * `safe.directory=*`.
 *
 * @throws `gitMissing` where there is no git to ask.
 */
export const gitIn = (cwd: string, settings: readonly string[] = []): Git => {
  const given = settings.flatMap((setting) => ["-c", setting]);
  const ask = (args: readonly string[], input?: string): Buffer | undefined => {
    const { status, stdout, error } = spawnSync("git", [...given, ...args], {
      cwd,
      maxBuffer: MOST,
      ...(input && { input }),
    });
    if (error) throw failure("gitMissing", error.message);
    return status === 0 ? stdout : undefined;
  };
  const line = (...args: string[]): string | undefined => ask(args)?.toString("utf8").trim() || undefined;
  const commitOf = (word: string) =>
    line("rev-parse", "--verify", "--quiet", "--end-of-options", `${word}^{commit}`);
  return {
    commitOf,
    mergeBase: (a, b) => line("merge-base", a, b),
    defaultBranch: () =>
      line("symbolic-ref", "--quiet", "--short", "refs/remotes/origin/HEAD") ??
      BRANCHES.find((branch) => commitOf(branch) !== undefined),
    list: (commit, path) => listed(ask(["ls-tree", "-r", "-z", commit, "--", path]) ?? Buffer.of()),
    read: (ids) =>
      ids.length === 0
        ? new Map()
        : batched(ask(["cat-file", "--batch"], `${ids.join("\n")}\n`) ?? Buffer.of()),
  };
};
