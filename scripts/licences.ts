import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const PACKAGE = /^(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//;

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
}

/** The licence of a package, as it comes with it. */
const licenceOf = (folder: string): string => {
  const { name, version, license } = JSON.parse(
    readFileSync(join(folder, "package.json"), "utf8"),
  ) as Manifest;
  const file = readdirSync(folder).find((each) => /^licen[cs]e/i.test(each));
  const text = file === undefined ? "" : `\n\n${readFileSync(join(folder, file), "utf8").trim()}`;
  if (license === undefined && text === "") throw new Error(`${name} names no licence`);
  return `${name} ${version}: ${license ?? "see below"}${text}`;
};

/** Gives the licences of all packages whose modules, named by their paths, went into a bundle. */
export const licencesOf = (modules: readonly string[]): string => {
  const folders = new Set(modules.flatMap((id) => PACKAGE.exec(id)?.[1] ?? []));
  return [...new Set([...folders].map(licenceOf))].toSorted().join("\n\n----\n\n");
};
