import { relative, resolve } from "node:path";
import { failure } from "../errors.ts";
import { mergeRuns } from "../reporters/merge-runs.ts";
import { printRun } from "../reporters/print-run.ts";
import { loadRun, runPath, writeRun } from "../reporters/publish.ts";
import { printRunFile, type RunFile } from "../reporters/run-file.ts";
import { brokenSuite } from "../reporters/suite-budget.ts";
import type { Host } from "./host.ts";

/** Which runs are shown. */
export interface ReportOptions {
  /** Run files to put together; default: `.llm-replay/run.json` alone. */
  readonly merge?: readonly string[] | undefined;
  /** Where the run that is shown is written to. */
  readonly out?: string | undefined;
  readonly json: boolean;
}

/** The runs of several shards may be over a budget that each of them kept. */
const exitCodeOf = (run: RunFile): number =>
  brokenSuite(run) || run.tests.some(({ state }) => state === "failed") ? 1 : 0;

/**
 * Shows what a run came to, or several together. Gives the exit code: 1 where a test failed, or the suite is over its
 * budget.
 *
 * @throws `runFileMissing`; what `readRunFile` and `mergeRuns` throw.
 */
export const reportRun = async ({ merge, out, json }: ReportOptions, host: Host): Promise<number> => {
  const cwd = host.cwd();
  const load = async (path: string): Promise<RunFile> => {
    const run = await loadRun(path);
    if (!run) throw failure("runFileMissing", relative(cwd, path));
    return run;
  };
  const [first = runPath(cwd), ...rest] = (merge ?? []).map((file) => resolve(cwd, file));
  const run = mergeRuns([await load(first), ...(await Promise.all(rest.map(load)))]);
  if (out !== undefined) await writeRun(resolve(cwd, out), run);
  host.stdout.write(json ? printRunFile(run) : printRun(run));
  return exitCodeOf(run);
};
