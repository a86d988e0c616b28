import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from "node:fs";
import { delimiter, dirname, join, resolve } from "node:path";
import { installApart } from "../apart.ts";
import { linkPackages, makeProject, unpackInto } from "../packed.ts";

/** What an example's `package.json` says. */
interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

/** How a command ended, and all that it printed. */
export interface Outcome {
  readonly code: number | null;
  readonly text: string;
}

/** Packages that examples need and this repository has not, and where each is installed apart. */
const APART = { jest: "jest", "@modelcontextprotocol/sdk": "mcp" } as const;

/** As in CI, with a proxy that leads nowhere: what is not replayed fails. */
export const OFFLINE = { CI: "true", NODE_USE_ENV_PROXY: "1", HTTPS_PROXY: "http://127.0.0.1:9" };

/** The folder of the examples. */
export const EXAMPLES = resolve("examples");

/** Gives the names of the examples that are projects. */
export const exampleNames = (): string[] =>
  readdirSync(EXAMPLES).filter((name) => existsSync(join(EXAMPLES, name, "package.json")));

const packagesOf = (name: string): string[] => {
  const text = readFileSync(join(EXAMPLES, name, "package.json"), "utf8");
  const { dependencies, devDependencies } = JSON.parse(text) as Manifest;
  return Object.keys({ ...dependencies, ...devDependencies });
};

const linkCommands = (project: string): void => {
  const bin = join(project, "node_modules", ".bin");
  const ours = join(bin, "llm-replay");
  mkdirSync(bin);
  symlinkSync(join("..", "llm-replay", "dist", "cli", "bin.js"), ours);
  // As npm does for what a package calls a command.
  chmodSync(ours, 0o755);
  for (const name of ["vitest", "tsc"]) symlinkSync(resolve("node_modules", ".bin", name), join(bin, name));
};

/** Copies an example out of the repository and gives it its packages; gives the path of the copy. */
export const installExample = (name: string, tarball: string): string => {
  const project = makeProject(`example-${name}`, join(EXAMPLES, name));
  const wanted = packagesOf(name);
  unpackInto(project, tarball);
  for (const [needed, home] of Object.entries(APART))
    if (wanted.includes(needed)) linkPackages(project, join(installApart(home), "node_modules"));
  linkPackages(project);
  linkCommands(project);
  cpSync(join(EXAMPLES, "tsconfig.json"), join(project, "tsconfig.json"));
  return project;
};

const isOfOthers = ([name]: readonly [string, unknown]): boolean =>
  !/^(CI|LLM_REPLAY_.*|.*_API_KEY)$/.test(name);

/** Runs a command in an example's copy, under this Node, in an environment without keys, CI and our own variables. */
export const runIn = async (
  project: string,
  [command = "", ...args]: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<Outcome> => {
  const outer = Object.fromEntries(Object.entries(process.env).filter(isOfOthers));
  const path = [join(project, "node_modules", ".bin"), dirname(process.execPath), outer["PATH"]].join(
    delimiter,
  );
  const run = spawn(command, args, { cwd: project, env: { ...outer, PATH: path, ...env } });
  let text = "";
  for (const stream of [run.stdout, run.stderr])
    stream.on("data", (chunk: Buffer) => (text += chunk.toString()));
  const [code] = (await once(run, "close")) as [number | null];
  return { code, text };
};

/**
 * Proves that a command did what it should.
 *
 * @throws `Error` with what it said, where it did not.
 */
export const prove = (what: string, { code, text }: Outcome): void => {
  if (code !== 0) throw new Error(`${what} ended with ${code} and said:\n${text}`);
};
