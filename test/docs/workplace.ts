import { spawn } from "node:child_process";
import { chmod, mkdir, mkdtemp, readdir, realpath, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, dirname, join, resolve } from "node:path";

const ROOT = resolve(import.meta.dirname, "../..");

/** What a command came to. */
export interface Outcome {
  readonly code: number | null;
  /** Everything it printed. */
  readonly output: string;
}

/** A folder in which the pages' files are written and their commands run. */
export interface Workplace extends AsyncDisposable {
  readonly dir: string;
  readonly write: (name: string, text: string) => Promise<void>;
  /** Runs lines of a shell; the first that fails ends them. */
  readonly shell: (lines: string) => Promise<Outcome>;
}

const EXPORTS = {
  ".": "./src/index.ts",
  "./assertions": "./src/assertions/index.ts",
  "./faults": "./src/faults/index.ts",
  "./jest": "./src/jest/index.ts",
  "./vitest": "./src/vitest/index.ts",
  "./vitest4": "./src/vitest/vitest4.ts",
  "./register": "./src/cli/register.ts",
};

const MANIFEST = {
  name: "shop",
  type: "module",
  private: true,
  scripts: { test: "vitest run" },
  devDependencies: { "llm-replay": "^0.1.0", openai: "^7.0.0", vitest: "^5.0.0" },
};

const CONFIG = `import { defineConfig } from "vitest/config";
import { llmReplay } from "llm-replay/vitest";

export default defineConfig({ plugins: [llmReplay()] });
`;

/** What `npx` would find installed. */
const NPX = `#!/bin/sh
program="$1"; shift
case "$program" in
  llm-replay) exec ${JSON.stringify(process.execPath)} ${JSON.stringify(join(ROOT, "src/cli/bin.ts"))} "$@" ;;
  vitest) exec ${JSON.stringify(process.execPath)} ${JSON.stringify(join(ROOT, "node_modules/vitest/vitest.mjs"))} --testTimeout 60000 "$@" ;;
  *) echo "npx: $program is not installed" >&2; exit 127 ;;
esac
`;

/** The environment without what the surrounding run has set. */
const cleanEnv = (): NodeJS.ProcessEnv =>
  Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !/^(?:CI$|GITHUB_|VITEST|LLM_REPLAY|NODE_ENV$|NODE_OPTIONS$|OPENAI_)/.test(name),
    ),
  );

const run = async (lines: string, cwd: string, env: NodeJS.ProcessEnv): Promise<Outcome> => {
  const child = spawn("sh", ["-e", "-c", lines], { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  const collect = (chunk: Buffer) => (output += chunk.toString());
  child.stdout.on("data", collect);
  child.stderr.on("data", collect);
  const code = await new Promise<number | null>((done) => child.on("close", done));
  return { code, output };
};

/** The packages that are installed here, and this one from its sources. */
const install = async (dir: string): Promise<void> => {
  const own = join(dir, "node_modules/llm-replay");
  await mkdir(own, { recursive: true });
  for (const name of await readdir(join(ROOT, "node_modules")))
    await symlink(join(ROOT, "node_modules", name), join(dir, "node_modules", name));
  await symlink(join(ROOT, "src"), join(own, "src"));
  const manifest = { name: "llm-replay", version: "0.0.0", type: "module", exports: EXPORTS };
  await writeFile(join(own, "package.json"), JSON.stringify(manifest));
};

/** Sets a {@link Workplace} up: a project with the plugin, `npx`, and what OPENAI_BASE_URL says. */
export const openWorkplace = async (baseUrl: string): Promise<Workplace> => {
  const place = await realpath(await mkdtemp(join(tmpdir(), "llm-replay-docs-")));
  const dir = join(place, "shop");
  const bin = join(place, "bin");
  const write: Workplace["write"] = async (name, text) => {
    await mkdir(dirname(join(dir, name)), { recursive: true });
    await writeFile(join(dir, name), text);
  };
  await install(dir);
  await mkdir(bin);
  await writeFile(join(bin, "npx"), NPX);
  await chmod(join(bin, "npx"), 0o755);
  await write("package.json", `${JSON.stringify(MANIFEST, undefined, 2)}\n`);
  await write("vitest.config.ts", CONFIG);
  const env = {
    ...cleanEnv(),
    PATH: [bin, dirname(process.execPath), process.env.PATH].join(delimiter),
    NO_COLOR: "1",
    OPENAI_API_KEY: "sk-the-stand-in-needs-none",
    OPENAI_BASE_URL: baseUrl,
  };
  return {
    dir,
    write,
    shell: (lines) => run(lines, dir, env),
    [Symbol.asyncDispose]: () => rm(place, { recursive: true, force: true }),
  };
};
