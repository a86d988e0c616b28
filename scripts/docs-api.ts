/**
 * Writes the reference of everything the package exports to `api/`, by TypeDoc, which wants a TypeScript of its own. What
 * is not documented, not exported though an export names it, or linked to but not there is an error.
 */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { installApart } from "./apart.ts";

interface Manifest {
  readonly exports: Readonly<Record<string, string | { readonly default: string }>>;
}

const { exports } = JSON.parse(readFileSync("package.json", "utf8")) as Manifest;

const sources = Object.values(exports)
  .map((target) => (typeof target === "string" ? target : target.default))
  .filter((path) => path.endsWith(".js"))
  .map((path) => path.replace("./dist/", "src/").replace(/js$/, "ts"));

const typedoc = join(installApart("typedoc"), "node_modules", "typedoc", "bin", "typedoc");
const { status } = spawnSync(process.execPath, [typedoc, ...sources], { stdio: "inherit" });
process.exit(status ?? 1);
