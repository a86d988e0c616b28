import { resolve } from "node:path";
import { failure } from "../../errors.ts";
import { buildReport } from "../../reporters/build-report.ts";
import { htmlReport } from "../../reporters/html/html-report.ts";
import { jsonReport } from "../../reporters/json.ts";
import { junitReport } from "../../reporters/junit.ts";
import { markdownReport } from "../../reporters/markdown.ts";
import { type ThresholdOptions, thresholdsFor } from "../../reporters/parse-thresholds.ts";
import { loadRun, runPath } from "../../reporters/publish.ts";
import { loadPage, publishPage } from "../../reporters/publish-page.ts";
import type { Report } from "../../reporters/report.ts";
import { textReport } from "../../reporters/text.ts";
import type { ProjectOptions } from "../config/project-options.ts";
import type { Host } from "../host.ts";
import { chooseSides } from "./choose-sides.ts";
import { gitIn } from "../../reporters/sides/git.ts";

/** How a report is printed. */
export type DiffFormat = "text" | "json" | "markdown" | "junit";

/** What is compared, and how that is told. */
export interface DiffOptions {
  /** Revisions, files or folders. */
  readonly words: readonly string[];
  /** The folder of the cassettes; default: `cassettes`. */
  readonly dir?: string | undefined;
  /** What the run of the head's tests showed. */
  readonly run?: string | undefined;
  /** They win over those that the tests are configured with. */
  readonly thresholds?: ThresholdOptions | undefined;
  /** What the project says of its recordings. */
  readonly project?: ProjectOptions | undefined;
  readonly format: DiffFormat;
  /** Where the report is written to as HTML, beside what is printed. */
  readonly html?: string | undefined;
}

const printed = (report: Report, format: DiffFormat, columns: number | undefined): string => {
  if (format === "json") return jsonReport(report);
  if (format === "markdown") return markdownReport(report);
  return format === "junit"
    ? junitReport(report)
    : textReport(report, columns === undefined ? {} : { columns });
};

/**
 * Compares two states of a suite and prints the report. Gives the exit code: 1 where the gate fails.
 *
 * `page` is where the built page is looked for.
 *
 * @throws what `chooseSides` throws; `runFileMissing`, `pageMissing`, and what `readRunFile`, `readBaseline` and `parseThresholds` throw.
 */
export const diff = async (options: DiffOptions, host: Host, page?: readonly URL[]): Promise<number> => {
  const { words, dir = "cassettes", run: runFile, project, format, html } = options;
  const cwd = host.cwd();
  const { base, head } = chooseSides(words, { cwd, dir, git: gitIn(cwd) });
  const run = runFile === undefined ? undefined : await loadRun(resolve(cwd, runFile));
  if (runFile !== undefined && !run) throw failure("runFileMissing", runFile);
  // Of a run that is at hand by chance only the configuration counts: its tests may be of another state.
  const configured = run ?? (head.revision === undefined ? await loadRun(runPath(cwd)) : undefined);
  const thresholds = thresholdsFor(configured, options.thresholds);
  const { prices } = project ?? {};
  const report = buildReport({ base, head: { ...head, ...(run && { run }) }, thresholds, prices });
  host.stdout.write(printed(report, format, host.stdout.columns));
  if (html !== undefined) await publishPage(resolve(cwd, html), htmlReport(report, await loadPage(page)));
  return report.gate.decision === "fail" ? 1 : 0;
};
