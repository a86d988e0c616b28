import { execFileSync } from "node:child_process";
import { EventEmitter } from "node:events";
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { stripVTControlCharacters } from "node:util";
import type { Host } from "../../../src/cli/host.ts";
import { init, type InitOptions } from "../../../src/cli/init/init.ts";
import { LlmReplayError } from "../../../src/errors.ts";

/** What a run of `llm-replay init` came to. */
interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  /** The questions that were asked. */
  readonly asked: readonly string[];
}

/** A project in a temporary folder. */
export interface InitProject extends Disposable {
  readonly root: string;
  readonly write: (path: string, text: string) => void;
  readonly read: (path: string) => string;
  /** All files but those of git and packages, by path. */
  readonly files: () => Readonly<Record<string, string>>;
  readonly git: (...args: string[]) => string;
  /** Runs it without a terminal, or with one where a question is answered. */
  readonly init: (options?: Partial<InitOptions>, answer?: () => boolean) => Promise<Ran>;
}

const VITEST = fileURLToPath(new URL("../../../node_modules/vitest", import.meta.url));
const IDENTITY = {
  GIT_AUTHOR_NAME: "a",
  GIT_AUTHOR_EMAIL: "a@example.com",
  GIT_COMMITTER_NAME: "a",
  GIT_COMMITTER_EMAIL: "a@example.com",
  GIT_CONFIG_GLOBAL: "/dev/null",
  GIT_CONFIG_NOSYSTEM: "1",
};
const DEFAULTS: InitOptions = {
  git: false,
  example: false,
  workflow: true,
  yes: false,
  dryRun: false,
  json: false,
};

const filesIn = (root: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(root, { recursive: true, encoding: "utf8" })
      .filter((path) => !/^(?:\.git|node_modules)(?:\/|$)/.test(path) && statSync(join(root, path)).isFile())
      .toSorted()
      .map((path) => [path, readFileSync(join(root, path), "utf8")]),
  );

const runIn = async (cwd: string, options: Partial<InitOptions>, answer?: () => boolean): Promise<Ran> => {
  const printed = { out: "", err: "" };
  const asked: string[] = [];
  const isTTY = answer !== undefined;
  const host: Host = Object.assign(new EventEmitter(), {
    argv: [],
    env: {},
    execArgv: [],
    pid: 0,
    kill: () => undefined,
    cwd: () => cwd,
    stdin: { isTTY },
    stdout: { isTTY, write: (text: string) => (printed.out += text) },
    stderr: { write: (text: string) => (printed.err += text) },
  });
  const ask = (question: string): Promise<boolean> => {
    asked.push(question);
    return Promise.resolve(answer?.() ?? false);
  };
  const done = (code: number): Ran => ({
    code,
    out: stripVTControlCharacters(printed.out),
    err: printed.err,
    asked,
  });
  try {
    return done(await init({ ...DEFAULTS, ...options }, host, ask));
  } catch (error) {
    if (!(error instanceof LlmReplayError)) throw error;
    printed.err += error.message;
    return done(2);
  }
};

/** Makes a project of these files; `vitest` is installed where it says so. */
export const makeProject = (
  files: Readonly<Record<string, string | object>>,
  { vitest = true, folder = "." }: { readonly vitest?: boolean; readonly folder?: string } = {},
): InitProject => {
  const top = mkdtempSync(join(tmpdir(), "llm-replay-init-"));
  const root = join(top, folder);
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  for (const [path, content] of Object.entries(files))
    write(path, typeof content === "string" ? content : `${JSON.stringify(content, undefined, 2)}\n`);
  if (vitest) {
    mkdirSync(join(root, "node_modules"), { recursive: true });
    symlinkSync(VITEST, join(root, "node_modules/vitest"));
  }
  return {
    root,
    write,
    read: (path) => readFileSync(join(root, path), "utf8"),
    files: () => filesIn(root),
    git: (...args) =>
      execFileSync("git", args, { cwd: top, env: { ...process.env, ...IDENTITY }, stdio: "pipe" }).toString(),
    init: (options = {}, answer) => runIn(root, options, answer),
    [Symbol.dispose]: () => rmSync(top, { recursive: true }),
  };
};
