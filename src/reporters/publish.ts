import { existsSync } from "node:fs";
import { join } from "node:path";
import { storeFile } from "../cassette/store-file.ts";
import { type Baseline, printBaseline, readBaseline } from "./baseline.ts";
import { textAt } from "./text-at.ts";
import { printRunFile, readRunFile, type RunFile } from "./run-file.ts";

const FOLDER = ".llm-replay";

/** Gives the path of the run file of the project at `root`. */
export const runPath = (root: string): string => join(root, FOLDER, "run.json");

/** Keeps what is made anew by every run out of version control, without a line in the user's own `.gitignore`. */
const ignoreFolder = async (root: string): Promise<void> => {
  const path = join(root, FOLDER, ".gitignore");
  if (!existsSync(path)) await storeFile(path, "*\n");
};

/** Writes the run file of the project at `root`: wholly or not at all. */
export const publishRun = async (root: string, run: RunFile): Promise<void> => {
  await ignoreFolder(root);
  await storeFile(runPath(root), printRunFile(run));
};

/** Writes a file beside the run file of the project at `root`: wholly or not at all. Gives its path. */
export const publishBeside = async (root: string, name: string, text: string): Promise<string> => {
  await ignoreFolder(root);
  const path = join(root, FOLDER, name);
  await storeFile(path, text);
  return path;
};

/** Writes a run file to any path: wholly or not at all. */
export const writeRun = (path: string, run: RunFile): Promise<void> => storeFile(path, printRunFile(run));

/**
 * Reads a run file; `undefined` where there is none.
 *
 * @throws what `readRunFile` throws.
 */
export const loadRun = async (path: string): Promise<RunFile | undefined> => {
  const text = await textAt(path);
  return text === undefined ? undefined : readRunFile(text, path);
};

/**
 * Reads a baseline; `undefined` where there is none.
 *
 * @throws what `readBaseline` throws.
 */
export const loadBaseline = async (path: string): Promise<Baseline | undefined> => {
  const text = await textAt(path);
  return text === undefined ? undefined : readBaseline(text, path);
};

/** Writes a baseline where it says something else than the file there: wholly or not at all. */
export const publishBaseline = async (path: string, baseline: Baseline): Promise<void> => {
  const text = printBaseline(baseline);
  if (text !== (await textAt(path))) await storeFile(path, text);
};
