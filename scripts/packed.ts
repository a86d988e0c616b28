import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";

/** Packs the built package as npm would publish it; gives the path of the tarball, in a temporary folder. */
export const packTarball = (): string => {
  const folder = mkdtempSync(join(tmpdir(), "packed-"));
  execFileSync("npm", ["pack", "--silent", "--ignore-scripts", "--pack-destination", folder], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  return join(folder, readdirSync(folder).find((name) => name.endsWith(".tgz")) ?? "");
};

/** Puts the packed package into a project's `node_modules`, as an own copy. */
export const unpackInto = (project: string, tarball: string): void => {
  const target = join(project, "node_modules", "llm-replay");
  mkdirSync(join(target, ".."), { recursive: true });
  execFileSync("tar", ["xzf", tarball, "-C", dirname(target)]);
  renameSync(join(dirname(target), "package"), target);
};

/** Links what a folder of packages holds into a project, but for what the project has already. */
export const linkPackages = (project: string, packages = "node_modules"): void => {
  for (const name of readdirSync(packages).filter((name) => name !== "llm-replay" && name !== ".bin")) {
    const scoped = name.startsWith("@")
      ? readdirSync(join(packages, name)).map((one) => join(name, one))
      : [name];
    for (const each of scoped) {
      const link = join(project, "node_modules", each);
      mkdirSync(dirname(link), { recursive: true });
      if (!existsSync(link)) symlinkSync(resolve(packages, each), link);
    }
  }
};

/** Makes an empty project, or a copy of a folder, outside of this repository. */
export const makeProject = (name: string, from?: string): string => {
  const project = mkdtempSync(join(tmpdir(), `${name}-`));
  if (from !== undefined) cpSync(from, project, { recursive: true });
  return project;
};
