import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { installApart } from "../scripts/apart.ts";

/** The folder that holds the rivals' `node_modules`. */
export const rivalsFolder = resolve(import.meta.dirname, "..", ".cache", "apart", "rivals");

/** A module of that folder, since packages are looked for from the module that imports them. */
const LOADER = join(rivalsFolder, "load.mjs");

/** Installs what this package is measured beside into `.cache`, as `bench/rivals/package-lock.json` says; once. */
export const installRivals = (): void => {
  installApart("rivals", join(import.meta.dirname, "rivals"));
  writeFileSync(LOADER, "export const load = (name) => import(name);\n");
};

/** Imports a rival as the part of it that is used. */
export const loadRival = async <T>(name: string): Promise<T> => {
  const { load } = (await import(pathToFileURL(LOADER).href)) as { load: (name: string) => Promise<T> };
  return load(name);
};

/** The version of a rival that is installed. */
export const versionOf = (name: string): string =>
  (
    JSON.parse(readFileSync(join(rivalsFolder, "node_modules", name, "package.json"), "utf8")) as {
      version: string;
    }
  ).version;
