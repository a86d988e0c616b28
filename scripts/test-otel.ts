/**
 * Proves the span trees of real libraries under the SDKs of OpenTelemetry 1.x, 2.x and 3.x: each fixture
 * `test/fixtures/otel-<n>` is installed under `.cache/otel`, this package is packed into it, and `test/otel` runs there.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

const HOME = resolve(".cache", "otel");
const FIXTURES = resolve("test", "fixtures");
const NAMES = readdirSync(FIXTURES).filter((name) => name.startsWith("otel-"));

const isInstalled = (name: string): boolean =>
  ["package.json", "package-lock.json"].every((file) => {
    const kept = join(HOME, name, file);
    return (
      existsSync(kept) && readFileSync(kept, "utf8") === readFileSync(join(FIXTURES, name, file), "utf8")
    );
  }) && existsSync(join(HOME, name, "node_modules", ".package-lock.json"));

const install = (name: string): void => {
  if (isInstalled(name)) return;
  rmSync(join(HOME, name), { recursive: true, force: true });
  cpSync(join(FIXTURES, name), join(HOME, name), { recursive: true });
  execFileSync("npm", ["ci", "--prefer-offline", "--no-audit", "--no-fund"], {
    cwd: join(HOME, name),
    stdio: "inherit",
  });
};

const pack = (): string => {
  execFileSync("npm", ["pack", "--silent", "--ignore-scripts", "--pack-destination", HOME], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  const tarball = readdirSync(HOME).find((file) => file.endsWith(".tgz")) ?? "";
  rmSync(join(HOME, "package"), { recursive: true, force: true });
  execFileSync("tar", ["xzf", tarball], { cwd: HOME });
  rmSync(join(HOME, tarball));
  return join(HOME, "package");
};

/** Puts the package where npm would, with its own dependencies and none of OpenTelemetry. */
const unpackInto = (name: string, packed: string): void => {
  const target = join(HOME, name, "node_modules", "llm-replay");
  rmSync(target, { recursive: true, force: true });
  cpSync(packed, target, { recursive: true });
  const { dependencies } = JSON.parse(readFileSync("package.json", "utf8")) as { dependencies: object };
  for (const dependency of Object.keys(dependencies)) {
    const link = join(target, "node_modules", dependency);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(resolve("node_modules", dependency), link);
  }
};

mkdirSync(HOME, { recursive: true });
for (const name of NAMES) install(name);
const packed = pack();
for (const name of NAMES) {
  unpackInto(name, packed);
  cpSync(resolve("test", "otel", "programs"), join(HOME, name), { recursive: true });
}
rmSync(packed, { recursive: true });
const vitest = resolve("node_modules", "vitest", "vitest.mjs");
const run = spawnSync(process.execPath, [vitest, "run", "--config", "vitest.otel.config.ts"], {
  stdio: "inherit",
});
process.exit(run.status ?? 1);
