import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { posixPath } from "../../cassette/path.ts";
import { fsStore } from "../../cassette/store.ts";
import { LlmReplayError } from "../../errors.ts";
import type { CassetteFile } from "../../upkeep/concern.ts";

const sizeOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0;

const sizeOfBlobs = (path: string): number => {
  const folder = path.replace(/\.json$/, ".blobs");
  if (sizeOf(folder) === 0) return 0;
  return readdirSync(folder).reduce((sum, name) => sum + sizeOf(join(folder, name)), 0);
};

const readOf = async (path: string): Promise<CassetteFile["cassette"]> => {
  try {
    return (await fsStore().read(path)) ?? { problem: "is gone." };
  } catch (error) {
    if (!(error instanceof LlmReplayError)) throw error;
    return { problem: error.message };
  }
};

/** Reads a cassette's file for a check; one that is no cassette says so. */
export const openCassetteFile = async (path: string, cwd: string): Promise<CassetteFile> => ({
  path: posixPath(relative(cwd, path)),
  text: readFileSync(path, "utf8"),
  size: sizeOf(path) + sizeOfBlobs(path),
  cassette: await readOf(path),
});
