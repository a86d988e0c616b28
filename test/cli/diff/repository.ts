import { execFile, execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { stripVTControlCharacters } from "node:util";
import { printCassette } from "../../../src/cassette/print.ts";
import type { Suite } from "../../reporters/suites.ts";
import { runProgram } from "../run-program.ts";

/** What a run of `llm-replay diff` printed. */
interface Told {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** A git repository in a temporary folder. */
export interface Repository extends Disposable {
  readonly root: string;
  readonly git: (...args: string[]) => string;
  readonly write: (path: string, content: string | Uint8Array) => void;
  /** Makes the folder of the cassettes hold these and nothing else. */
  readonly put: (suite: Suite) => void;
  /** Commits all there is, and gives the commit's id. */
  readonly commit: () => string;
  readonly diff: (...words: string[]) => Promise<Told>;
  /** Runs `llm-replay diff` as a process of its own. */
  readonly spawnDiff: (...words: string[]) => Promise<Told>;
}

const IDENTITY = {
  GIT_AUTHOR_NAME: "a",
  GIT_AUTHOR_EMAIL: "a@example.com",
  GIT_COMMITTER_NAME: "a",
  GIT_COMMITTER_EMAIL: "a@example.com",
  GIT_CONFIG_GLOBAL: "/dev/null",
  GIT_CONFIG_NOSYSTEM: "1",
};

const runIn = async (cwd: string, words: readonly string[]): Promise<Told> => {
  const { code, out, err } = await runProgram(["diff", ...words], { cwd, columns: 120 });
  return { code, out: stripVTControlCharacters(out), err };
};

const BIN = fileURLToPath(new URL("../../../src/cli/bin.ts", import.meta.url));

const spawnIn = (cwd: string, words: readonly string[]): Promise<Told> => {
  const env = { ...process.env, NO_COLOR: "1" };
  return new Promise((resolve) => {
    execFile(process.execPath, [BIN, "diff", ...words], { cwd, env, maxBuffer: 2 ** 26 }, (error, out, err) =>
      resolve({ code: typeof error?.code === "number" ? error.code : 0, out, err }),
    );
  });
};

/** Makes an empty repository whose branch is `main`. */
export const makeRepository = (): Repository => {
  const root = mkdtempSync(join(tmpdir(), "llm-replay-diff-"));
  const git = (...args: string[]): string =>
    execFileSync("git", args, { cwd: root, env: { ...process.env, ...IDENTITY }, stdio: "pipe" })
      .toString()
      .trim();
  const write = (path: string, content: string | Uint8Array): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  };
  git("init", "--quiet", "--initial-branch=main");
  return {
    root,
    git,
    write,
    put: (suite) => {
      rmSync(join(root, "cassettes"), { recursive: true, force: true });
      for (const [path, cassette] of Object.entries(suite)) {
        const { text, blobs } = printCassette(cassette);
        write(path, text);
        for (const [name, bytes] of blobs) write(`${path.replace(/\.json$/, ".blobs")}/${name}`, bytes);
      }
    },
    commit: () => {
      git("add", "--all");
      git("commit", "--quiet", "--allow-empty", "--message", "a change");
      return git("rev-parse", "HEAD");
    },
    diff: (...words) => runIn(root, words),
    spawnDiff: (...words) => spawnIn(root, words),
    [Symbol.dispose]: () => rmSync(root, { recursive: true }),
  };
};
