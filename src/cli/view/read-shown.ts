import { resolve } from "node:path";
import { failure } from "../../errors.ts";
import { buildReport } from "../../reporters/build-report.ts";
import type { PageSource } from "../../reporters/html/html-page.ts";
import { reportSource } from "../../reporters/html/html-report.ts";
import { oneSide } from "../../reporters/html/one-side.ts";
import { loadRun, runPath } from "../../reporters/publish.ts";
import type { RunFile } from "../../reporters/run-file.ts";
import { gitIn } from "../../reporters/sides/git.ts";
import type { Prices } from "../../trace/prices/own-prices.ts";
import { chooseShown } from "./choose-shown.ts";

/** What is looked at. */
export interface ViewedWords {
  /** Revisions, files or folders, as in `llm-replay diff`. */
  readonly words: readonly string[];
  readonly cwd: string;
  /** The folder of the cassettes, from `cwd`. */
  readonly dir: string;
  /** The run file; default: that of the last run, where there is one. */
  readonly run?: string | undefined;
  /** The project's own. */
  readonly prices?: Prices | undefined;
}

const readRun = async ({ cwd, run: file }: ViewedWords): Promise<RunFile | undefined> => {
  const run = await loadRun(file === undefined ? runPath(cwd) : resolve(cwd, file));
  if (file !== undefined && !run) throw failure("runFileMissing", file);
  return run;
};

/**
 * Reads what the page shows as it stands on the disk and in git now. The run's scores are shown with the working tree,
 * and with another head only where the run is named.
 *
 * @throws what `chooseShown`, `readRunFile`, `readBaseline` and `parseThresholds` throw; `runFileMissing`.
 */
export const readShown = async (viewed: ViewedWords): Promise<PageSource> => {
  const { words, cwd, dir, prices } = viewed;
  const { base, head } = chooseShown(words, { cwd, dir, git: gitIn(cwd) });
  const isToday = viewed.run !== undefined || head.revision === undefined;
  const run = isToday ? await readRun(viewed) : undefined;
  const now = { ...head, ...(run && { run }) };
  return base ? reportSource(buildReport({ base, head: now, prices })) : oneSide(now, prices);
};
