import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const FIXTURE = join(import.meta.dirname, "rivals");
const HOME = resolve(import.meta.dirname, "..", ".cache", "rivals");
/** A module of the folder the rivals stand in, since packages are looked for from the module that imports them. */
const LOADER = join(HOME, "load.mjs");

const isInstalled = (): boolean =>
  existsSync(LOADER) &&
  ["package.json", "package-lock.json"].every(
    (name) => readFileSync(join(HOME, name), "utf8") === readFileSync(join(FIXTURE, name), "utf8"),
  );

/** Installs what this package is measured beside into `.cache/rivals`, as the lock file there says; once. */
export const installRivals = (): void => {
  if (isInstalled()) return;
  rmSync(HOME, { recursive: true, force: true });
  mkdirSync(HOME, { recursive: true });
  cpSync(FIXTURE, HOME, { recursive: true });
  execFileSync("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], { cwd: HOME, stdio: "inherit" });
  writeFileSync(LOADER, "export const load = (name) => import(name);\n");
};

/** The folder that holds the rivals' `node_modules`. */
export const rivalsFolder = HOME;

/** Imports a rival as the part of it that is used. */
export const loadRival = async <T>(name: string): Promise<T> => {
  const { load } = (await import(pathToFileURL(LOADER).href)) as { load: (name: string) => Promise<T> };
  return load(name);
};

/** The version of a rival that is installed. */
export const versionOf = (name: string): string =>
  (JSON.parse(readFileSync(join(HOME, "node_modules", name, "package.json"), "utf8")) as { version: string })
    .version;
