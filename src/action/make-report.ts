import { resolve } from "node:path";
import { failure } from "../errors.ts";
import { buildReport } from "../reporters/build-report.ts";
import { thresholdsFor } from "../reporters/parse-thresholds.ts";
import type { Report } from "../reporters/report.ts";
import { gitIn } from "../reporters/sides/git.ts";
import type { GitHubApi } from "./github-api.ts";
import type { Host } from "./host.ts";
import type { Occasion } from "./occasion.ts";
import { type Checkout, planBase } from "./plan-base.ts";
import type { Inputs } from "./read-inputs.ts";
import { readBase, readHead } from "./read-sides.ts";
import { remoteOf, SETTINGS } from "./remote.ts";

/** A report of what is checked out. */
export interface Made {
  readonly report: Report;
  /** Where its tests run, from the repository's top. */
  readonly folder: string;
}

/** On `pull_request_target` the base is checked out by default, and would be found to be as good as itself. */
const proveHead = ({ event, payload }: Occasion, { head, parents }: Checkout): void => {
  const wanted = payload.pull_request?.head.sha;
  if (event === "pull_request_target" && wanted !== undefined && head !== wanted && !parents.includes(wanted))
    throw failure("headNotCheckedOut", event, head, wanted);
};

/**
 * Compares what is checked out with its base.
 *
 * @throws `nothingCheckedOut`, `headNotCheckedOut`, `gitMissing`; why a side cannot be read is in the report.
 */
export const makeReport = async (
  { env, cwd: workspace }: Pick<Host, "env" | "cwd">,
  inputs: Inputs,
  occasion: Occasion,
  api: GitHubApi | undefined,
): Promise<Made> => {
  const { owner, repo, server } = occasion;
  const cwd = resolve(workspace, inputs["working-directory"]);
  const git = gitIn(cwd, SETTINGS);
  const remote = remoteOf({
    cwd,
    env,
    server,
    url: `${server}/${owner}/${repo}`,
    token: inputs["github-token"],
  });
  const head = git.commitOf("HEAD");
  if (head === undefined) throw failure("nothingCheckedOut", cwd);
  const checkout = { head, parents: remote.parentsOf(head) };
  proveHead(occasion, checkout);
  const place = { cwd, dir: inputs.cassettes, git, known: new Map() };
  const plan = planBase(occasion, checkout, inputs.base);
  const side = await readHead(occasion, checkout, inputs, place);
  const report = buildReport({
    base: await readBase(plan, place, { git, remote, owner, repo, api }),
    head: side,
    title: inputs.title,
    pullRequest: occasion.payload.pull_request?.number,
    thresholds: thresholdsFor(side.run, inputs.thresholds),
  });
  return { report, folder: remote.folder() };
};
