/**
 * Runs the tests that depend on the platform's network stack under each supported Node, whose binaries come from
 * the npm registry and are kept in `.cache`.
 */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { nodeBinary, NODES } from "./node-binary.ts";

const SUITES = ["test/wire", "test/clients"];

for (const major of Object.keys(NODES)) {
  console.log(`\n== Node ${major}`);
  const vitest = join("node_modules", "vitest", "vitest.mjs");
  const run = spawnSync(nodeBinary(major), [vitest, "run", ...SUITES], { stdio: "inherit" });
  if (run.status !== 0) process.exit(run.status ?? 1);
}
