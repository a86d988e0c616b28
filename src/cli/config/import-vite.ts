import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const vitestIn = (cwd: string): string => {
  try {
    return createRequire(join(cwd, "package.json")).resolve("vitest/package.json");
  } catch {
    throw new Error("Vitest, whose Vite reads it, is not installed here");
  }
};

/**
 * Loads the Vite of a project, which Vitest brings along: what it reads is what will run.
 *
 * @throws where Vitest is not installed there.
 */
export const importVite = async (cwd: string): Promise<unknown> =>
  import(pathToFileURL(createRequire(vitestIn(cwd)).resolve("vite")).href);
