import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/**
 * Loads the Vite of a project, which Vitest brings along: what it reads is what will run.
 *
 * @throws where Vitest is not installed there.
 */
export const importVite = async (cwd: string): Promise<unknown> => {
  const vitest = createRequire(join(cwd, "package.json")).resolve("vitest/package.json");
  return import(pathToFileURL(createRequire(vitest).resolve("vite")).href);
};
