import { globSync } from "node:fs";
import { resolve } from "node:path";
import { LlmReplayError } from "../errors.ts";
import { mergeRuns } from "../reporters/merge-runs.ts";
import { loadRun } from "../reporters/publish.ts";
import type { Side } from "../reporters/report.ts";
import type { RunFile } from "../reporters/run-file.ts";

const isRun = (run: RunFile | undefined): run is RunFile => run !== undefined;

const filesOf = (cwd: string, patterns: readonly string[]): { found: string[]; lost: string[] } => {
  const files = patterns.map((pattern) => globSync(pattern, { cwd }).toSorted());
  return {
    found: [...new Set(files.flat())],
    lost: patterns.filter((_, index) => files[index]?.length === 0),
  };
};

/**
 * Reads what the run of the head's tests showed, all shards of it put together. Where there is none at all, nothing; where
 * one is missing or cannot be read, why, since what it would tell is not known.
 */
export const readRuns = async (
  cwd: string,
  patterns: readonly string[],
): Promise<Pick<Side, "run" | "problem">> => {
  const { found, lost } = filesOf(cwd, patterns);
  if (found.length === 0) return {};
  try {
    const [first, ...rest] = (await Promise.all(found.map((file) => loadRun(resolve(cwd, file))))).filter(
      isRun,
    );
    if (!first) return {};
    const run = mergeRuns([first, ...rest]);
    return lost.length === 0 ? { run } : { run, problem: `there is no run file ${lost.join(", ")}` };
  } catch (error) {
    if (!(error instanceof LlmReplayError)) throw error;
    return { problem: error.message };
  }
};
