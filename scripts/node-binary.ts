import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";

/** The supported versions of Node, beside the one that this repository brings itself. */
export const NODES: Readonly<Record<string, string>> = { "22": "node@22.23.3", "24": "node@24.21.0" };

/** Gives the path of a Node of a major version, from the npm registry where it is not kept in `.cache` yet. */
export const nodeBinary = (major: string): string => {
  const spec = NODES[major];
  if (spec === undefined) return resolve("node_modules", "node", "bin", "node");
  const home = resolve(".cache", "node", major);
  const binary = join(home, "node_modules", "node", "bin", "node");
  if (existsSync(binary)) return binary;
  const asked = ["install", "--prefix", home, "--no-fund", "--no-audit", "--no-save", spec];
  const install = spawnSync("npm", asked, { stdio: "inherit" });
  if (install.status !== 0) process.exit(install.status ?? 1);
  return binary;
};
