/**
 * Measures by mutation whether the tests beside a folder notice that its code is wrong: `npm run mutate -- src/replay`,
 * or some of its files: `npm run mutate -- src/replay match.ts tape.ts`. Stryker is kept in `.cache/mutate`, apart from
 * this package's own dependencies; it works on a copy, two mutants at a time at most. What was measured before is taken
 * over where neither the code nor its tests have changed (`rm .cache/mutate/*.incremental.json` measures all anew).
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

const HOME = join(".cache", "mutate");
const MODULES = join(HOME, "node_modules", "@stryker-mutator");
const VERSION = "10.1.1";
/** A lower score fails. */
const LEAST = 80;

const [folder = "", ...files] = process.argv.slice(2);
if (!existsSync(folder)) {
  console.error("Name a folder of src, such as: npm run mutate -- src/trace/diff");
  process.exit(2);
}

const name = folder.replaceAll("/", "-");

const run = (command: string, args: readonly string[]): void => {
  const env = { ...process.env, MUTATED_TESTS: folder.replace(/^src/, "test") };
  const { status } = spawnSync(command, args, { stdio: "inherit", env });
  if (status !== 0) process.exit(status ?? 1);
};

if (!existsSync(MODULES)) {
  mkdirSync(HOME, { recursive: true });
  const wanted = ["core", "vitest-runner"].map((name) => `@stryker-mutator/${name}@${VERSION}`);
  // The peer dependency, Vitest, is this package's own.
  run("npm", ["install", "--prefix", HOME, "--no-save", "--no-fund", "--legacy-peer-deps", ...wanted]);
}

const config = {
  testRunner: "vitest",
  plugins: [resolve(MODULES, "vitest-runner", "dist", "src", "index.js")],
  vitest: { configFile: "vitest.mutate.config.ts", related: false },
  mutate: files.length > 0 ? files.map((file) => `${folder}/${file}`) : [`${folder}/**/*.ts`],
  // Stryker's reader of it wants an older TypeScript.
  tsconfigFile: "none",
  concurrency: Number(process.env["MUTATE_AT_ONCE"] ?? 2),
  coverageAnalysis: "perTest",
  incremental: true,
  incrementalFile: join(HOME, `${name}.incremental.json`),
  tempDirName: join(HOME, `sandbox-${name}`),
  ignorePatterns: [".*", "action", "bench", "dashboards", "dist", "docs"],
  reporters: ["progress-append-only", "clear-text", "json"],
  clearTextReporter: { allowColor: false, reportTests: false },
  jsonReporter: { fileName: join(HOME, `${name}.json`) },
  thresholds: { high: 90, low: LEAST, break: LEAST },
};
const configFile = join(HOME, `${name}.stryker.json`);
writeFileSync(configFile, JSON.stringify(config, undefined, 2));
run(process.execPath, [join(MODULES, "core", "bin", "stryker.js"), "run", configFile]);
