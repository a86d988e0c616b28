import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { failure } from "../../errors.ts";
import { vitestConfigIn } from "../config/find-config.ts";
import { copyAt, modulesAbove } from "../doctor/copies.ts";
import { judgeSpans } from "../doctor/spans.ts";
import { repositoryAt } from "./git-repository.ts";
import type { PackageManager, Project, ProjectFile, Runner } from "./project.ts";

const LOCKS: Readonly<Record<string, PackageManager>> = {
  "pnpm-lock.yaml": "pnpm",
  "yarn.lock": "yarn",
  "bun.lock": "bun",
  "bun.lockb": "bun",
  "package-lock.json": "npm",
  "npm-shrinkwrap.json": "npm",
};

const fileAt = (cwd: string, path: string): ProjectFile => {
  const place = join(cwd, path);
  return { path, text: existsSync(place) ? readFileSync(place, "utf8") : undefined };
};

interface Manifest {
  readonly type?: string;
  readonly packageManager?: string;
  readonly prettier?: unknown;
  readonly jest?: unknown;
  readonly scripts?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const parsed = ({ path, text }: ProjectFile): Manifest => {
  if (text === undefined) throw failure("manifestMissing");
  try {
    return JSON.parse(text) as Manifest;
  } catch (error) {
    throw failure("manifestBroken", path, error instanceof Error ? error.message : String(error));
  }
};

/** The nearest lock file, of this folder or of one above, says it; in a workspace it stands at the root. */
const packageManagerAt = (folder: string, manifest: Manifest): PackageManager => {
  const lock = Object.keys(LOCKS).find((name) => existsSync(join(folder, name)));
  const found = lock === undefined ? undefined : LOCKS[lock];
  if (found) return found;
  if (dirname(folder) !== folder) return packageManagerAt(dirname(folder), manifest);
  const [, named] = /^(npm|pnpm|yarn|bun)@/.exec(manifest.packageManager ?? "") ?? [];
  return (named as PackageManager | undefined) ?? "npm";
};

const runnerOf = (packages: ReadonlyMap<string, string>, manifest: Manifest): Runner | undefined => {
  if (packages.has("vitest")) return "vitest";
  const commands = Object.values(manifest.scripts ?? {});
  if (packages.has("jest") || manifest.jest !== undefined || commands.some((each) => /\bjest\b/.test(each)))
    return "jest";
  return commands.some((each) => /\bnode\b.*\s--test\b/.test(each)) ? "node:test" : undefined;
};

const majorOf = (version: string | undefined): number | undefined => {
  const [, major] = /(\d+)/.exec(version ?? "") ?? [];
  return major === undefined ? undefined : Number(major);
};

const installed = (cwd: string, name: string): string | undefined =>
  modulesAbove(cwd)
    .map((modules) => copyAt(join(modules, name), name)?.version)
    .find((version) => version !== undefined);

const workflowsAt = (cwd: string): readonly ProjectFile[] => {
  const folder = ".github/workflows";
  if (!existsSync(join(cwd, folder))) return [];
  return readdirSync(join(cwd, folder))
    .filter((name) => /\.ya?ml$/.test(name))
    .map((name) => fileAt(cwd, `${folder}/${name}`));
};

const hasPrettier = (cwd: string, packages: ReadonlyMap<string, string>, manifest: Manifest): boolean =>
  packages.has("prettier") ||
  manifest.prettier !== undefined ||
  readdirSync(cwd).some((name) => /^\.prettier(?:rc|ignore)|^prettier\.config\./.test(name));

/** Looks at what git is told about a folder, which need not be a project. Nothing is changed. */
export const lookAtGit = (cwd: string): Pick<Project, "attributes" | "repository"> => ({
  attributes: fileAt(cwd, ".gitattributes"),
  repository: repositoryAt(cwd),
});

/**
 * Looks at the project in a folder. Nothing is changed.
 *
 * @throws `manifestMissing`, `manifestBroken`.
 */
export const lookAt = (cwd: string): Project => {
  const manifest = fileAt(cwd, "package.json");
  const told = parsed(manifest);
  const { dependencies, devDependencies, peerDependencies, optionalDependencies } = told;
  const packages = new Map(
    [optionalDependencies, peerDependencies, dependencies, devDependencies].flatMap((each) =>
      Object.entries(each ?? {}),
    ),
  );
  const tsconfig = fileAt(cwd, "tsconfig.json");
  const hasTypeScript = packages.has("typescript") || tsconfig.text !== undefined;
  const config = vitestConfigIn(cwd);
  return {
    manifest,
    packages,
    scripts: new Map(Object.entries(told.scripts ?? {})),
    isModule: told.type === "module",
    packageManager: packageManagerAt(cwd, told),
    runner: runnerOf(packages, told),
    vitestMajor: majorOf(installed(cwd, "vitest") ?? packages.get("vitest")),
    hasTypeScript,
    config: config === undefined ? undefined : fileAt(cwd, config),
    tsconfig,
    ...lookAtGit(cwd),
    ignored: fileAt(cwd, ".gitignore"),
    unformatted: hasPrettier(cwd, packages, told) ? fileAt(cwd, ".prettierignore") : undefined,
    workflows: workflowsAt(cwd),
    example: fileAt(cwd, `test/llm-replay.test.${told.type === "module" ? "" : "m"}js`),
    spans: judgeSpans(cwd),
  };
};
