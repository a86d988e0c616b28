import { spawn } from "node:child_process";
import { cp, mkdir, mkdtemp, readdir, realpath, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";

const ROOT = resolve(import.meta.dirname, "../..");

const tsconfig = {
  compilerOptions: {
    target: "es2024",
    lib: ["es2024", "esnext"],
    module: "nodenext",
    types: ["node"],
    typeRoots: [join(ROOT, "node_modules/@types")],
    strict: true,
    allowImportingTsExtensions: true,
    skipLibCheck: true,
    noEmit: true,
  },
  include: ["*.ts"],
};

/**
 * Type-checks files as a user's project would that has the package's `types/` beside its `dist/`; gives what the
 * compiler complains of. A name below `node_modules/` is a package of the project's own.
 */
export const complaintsAbout = async (files: Readonly<Record<string, string>>): Promise<string> => {
  const dir = await realpath(await mkdtemp(join(tmpdir(), "llm-replay-types-")));
  try {
    await cp(join(ROOT, "types"), join(dir, "types"), { recursive: true });
    await symlink(join(ROOT, "src"), join(dir, "dist"));
    await linkPackages(dir, Object.keys(files));
    const all = {
      "package.json": '{ "type": "module" }',
      "tsconfig.json": JSON.stringify(tsconfig),
      ...files,
    };
    for (const [name, text] of Object.entries(all)) {
      await mkdir(dirname(join(dir, name)), { recursive: true });
      await writeFile(join(dir, name), text);
    }
    return await outputOf(dir);
  } finally {
    await rm(dir, { recursive: true });
  }
};

/** Links this repository's packages, but for those that the project has itself. */
const linkPackages = async (dir: string, files: readonly string[]): Promise<void> => {
  await mkdir(join(dir, "node_modules"));
  for (const name of await readdir(join(ROOT, "node_modules")))
    if (!files.some((file) => file.startsWith(`node_modules/${name}/`)))
      await symlink(join(ROOT, "node_modules", name), join(dir, "node_modules", name));
};

const outputOf = async (cwd: string): Promise<string> => {
  const compiler = spawn(join(ROOT, "node_modules/.bin/tsc"), ["-p", "."], { cwd });
  let output = "";
  compiler.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
  compiler.stderr.on("data", (chunk: Buffer) => (output += chunk.toString()));
  await new Promise((done) => compiler.on("close", done));
  return output;
};
