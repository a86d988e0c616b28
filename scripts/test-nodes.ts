/**
 * Runs the tests that depend on the platform's network stack under each supported Node, whose binaries come from
 * the npm registry and are kept in `.cache`.
 */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";

const VERSIONS = { "22": "node@22.23.3", "24": "node@24.21.0" } as const;
const SUITES = ["test/wire", "test/clients"];

const binaryOf = (major: string, spec: string): string => {
  const home = join(".cache", "node", major);
  const binary = join(home, "node_modules", "node", "bin", "node");
  if (!existsSync(binary)) {
    const install = spawnSync(
      "npm",
      ["install", "--prefix", home, "--no-fund", "--no-audit", "--no-save", spec],
      {
        stdio: "inherit",
      },
    );
    if (install.status !== 0) process.exit(install.status ?? 1);
  }
  return binary;
};

for (const [major, spec] of Object.entries(VERSIONS)) {
  console.log(`\n== Node ${major}`);
  const vitest = join("node_modules", "vitest", "vitest.mjs");
  const run = spawnSync(binaryOf(major, spec), [vitest, "run", ...SUITES], { stdio: "inherit" });
  if (run.status !== 0) process.exit(run.status ?? 1);
}
