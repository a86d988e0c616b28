import { execFileSync } from "node:child_process";
import { cpSync, existsSync, readFileSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";

const isInstalled = (from: string, home: string): boolean =>
  existsSync(join(home, "node_modules", ".package-lock.json")) &&
  ["package.json", "package-lock.json"].every(
    (file) =>
      existsSync(join(home, file)) &&
      readFileSync(join(home, file), "utf8") === readFileSync(join(from, file), "utf8"),
  );

/**
 * Installs packages that this repository does not depend on below `.cache`, as the lock file in `scripts/apart/<name>`,
 * or in another folder, says; a second call finds them there. Gives the folder.
 */
export const installApart = (name: string, from = resolve("scripts", "apart", name)): string => {
  const home = resolve(".cache", "apart", name);
  if (isInstalled(from, home)) return home;
  rmSync(home, { recursive: true, force: true });
  cpSync(from, home, { recursive: true });
  // The lock file names every file by its hash: what is kept need not be asked for again.
  const options = ["--prefer-offline", "--no-audit", "--no-fund", "--ignore-scripts"];
  execFileSync("npm", ["ci", ...options], { cwd: home, stdio: "inherit" });
  return home;
};
