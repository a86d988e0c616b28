import { lstatSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { failure } from "../errors.ts";
import { readReport } from "../reporters/report-schema.ts";
import type { PlainReport } from "../reporters/report.ts";
import type { GitHubApi } from "./github-api.ts";
import type { Occasion } from "./occasion.ts";

/** A report that another run made, and the pull request it is of. */
export interface Received {
  readonly report: PlainReport;
  readonly number: number;
  /** The head of the pull request that the report is about. */
  readonly sha: string;
  /** The page of the run that made it. */
  readonly url: string;
  /** The pull request has other commits now. */
  readonly isOld: boolean;
}

type Run = NonNullable<Occasion["payload"]["workflow_run"]>;

/** No report of a suite that a person would read is as large; what unpacks to more was meant to. */
const MOST_BYTES = 64 * 2 ** 20;

const textAt = (path: string, name: string): string => {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (!found) throw failure("reportMissing", name, "there is no such file");
  // An archive may hold a link to any file of this machine.
  if (!found.isFile()) throw failure("reportMissing", name, "it is no plain file");
  if (found.size > MOST_BYTES)
    throw failure("reportMissing", name, `it has ${found.size} bytes, more than ${MOST_BYTES}`);
  return readFileSync(path, "utf8");
};

const proveSame = (what: string, claimed: string | undefined, actual: string | undefined): void => {
  if (claimed === undefined || claimed !== actual)
    throw failure("reportNotOfRun", what, claimed ?? "not known", actual ?? "not known");
};

const runOf = ({ event, payload: { workflow_run: run } }: Occasion): Run => {
  if (!run) throw failure("reportMisplaced", event);
  proveSame("event", "pull_request", run.event);
  return run;
};

/**
 * Takes over the report that a run for a pull request left as an artifact. Whoever sent the pull request may have written
 * it: it is read as data of a known format and size, and what it says of where it belongs is held against what GitHub
 * says of the run, so that it cannot be written under another pull request.
 *
 * @throws `reportMisplaced`, `reportMissing`, `reportUnreadable`, `reportNotOfRun`, and what GitHub's refusals throw.
 * @see https://securitylab.github.com/resources/github-actions-preventing-pwn-requests/
 */
export const receiveReport = async (
  file: string,
  folder: string,
  title: string,
  occasion: Occasion,
  { rest }: Pick<GitHubApi, "rest">,
): Promise<Received> => {
  const run = runOf(occasion);
  const { owner, repo } = occasion;
  // Under a name of its own choice, a report could pass for another check.
  const report = { ...readReport(textAt(resolve(folder, file), file), file), title };
  proveSame("commit", report.head.revision, run.head_sha);
  const { pullRequest: number } = report;
  if (number === undefined)
    throw failure("reportNotOfRun", "pull request", "not known", run.head_branch ?? "");
  const { data: pull } = await rest.pulls.get({ owner, repo, pull_number: number });
  proveSame("repository", pull.base.repo.full_name, `${owner}/${repo}`);
  proveSame("fork", pull.head.repo?.full_name, run.head_repository?.full_name);
  return { report, number, sha: run.head_sha, url: run.html_url, isOld: pull.head.sha !== run.head_sha };
};
