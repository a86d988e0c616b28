/**
 * Installs the packed package into a copy of every example, or of those that are named, type-checks the copy and runs
 * its test there offline, on the cassettes that are committed.
 */
import { spawnSync } from "node:child_process";
import { globSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { exampleNames, installExample, OFFLINE, prove, runIn } from "./examples/example.ts";
import { packTarball } from "./packed.ts";

const hasPython = spawnSync("python3", ["--version"]).status === 0;

const check = async (name: string, tarball: string): Promise<void> => {
  const since = performance.now();
  const project = installExample(name, tarball);
  try {
    const isTyped = globSync("*.ts", { cwd: project }).length > 0;
    const [types, test] = await Promise.all([
      isTyped ? runIn(project, ["tsc", "-p", "."], {}) : { code: 0, text: "" },
      runIn(project, ["npm", "test"], OFFLINE),
    ]);
    prove(`the type check of examples/${name}`, types);
    prove(`the test of examples/${name}`, test);
    console.log(`examples/${name}: replayed in ${Math.round(performance.now() - since)} ms`);
  } finally {
    rmSync(project, { recursive: true });
  }
};

const chosen = process.argv.slice(2);
const tarball = packTarball();
try {
  for (const name of chosen.length > 0 ? chosen : exampleNames())
    if (name.startsWith("python") && !hasPython)
      console.log(`examples/${name}: skipped, there is no python3 here`);
    else await check(name, tarball);
} finally {
  rmSync(dirname(tarball), { recursive: true });
}
