import { readFileSync } from "node:fs";
import * as v from "valibot";
import { failure } from "../errors.ts";

const commit = v.looseObject({ ref: v.string(), sha: v.string() });

const repository = v.looseObject({ full_name: v.string() });

const pullRequest = v.looseObject({
  number: v.number(),
  base: commit,
  head: v.looseObject({ ...commit.entries, label: v.optional(v.string()), repo: v.nullish(repository) }),
});

const workflowRun = v.looseObject({
  event: v.string(),
  head_sha: v.string(),
  head_branch: v.nullish(v.string()),
  head_repository: v.nullish(repository),
  html_url: v.string(),
});

/** What the action needs of an event's payload. */
const payload = v.looseObject({
  repository: v.optional(v.looseObject({ default_branch: v.optional(v.string()) })),
  pull_request: v.optional(pullRequest),
  merge_group: v.optional(
    v.looseObject({ base_ref: v.string(), base_sha: v.string(), head_sha: v.string() }),
  ),
  workflow_run: v.optional(workflowRun),
  before: v.optional(v.string()),
});

/** Why and where the workflow runs. */
export interface Occasion {
  /** The event's name, such as `pull_request`. */
  readonly event: string;
  readonly owner: string;
  readonly repo: string;
  /** The commit the workflow runs for; of a pull request, the merge of it. */
  readonly sha: string;
  /** The branch or tag the workflow runs for. */
  readonly branch: string;
  readonly payload: v.InferOutput<typeof payload>;
  /** `https://github.com`. */
  readonly server: string;
  /** The page of this run. */
  readonly runUrl: string;
}

const payloadAt = (path: string | undefined): Occasion["payload"] => {
  if (path === undefined || path === "") throw failure("notInAWorkflow", "GITHUB_EVENT_PATH");
  const result = v.safeParse(payload, JSON.parse(readFileSync(path, "utf8")));
  if (result.success) return result.output;
  const [issue] = result.issues;
  throw failure("eventUnreadable", `${v.getDotPath(issue) ?? "the document"}: ${issue.message}`);
};

/**
 * Reads what GitHub says of the workflow's run.
 *
 * @throws `notInAWorkflow` where a variable of the runner is not set, `eventUnreadable`.
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/variables
 */
export const readOccasion = (env: NodeJS.ProcessEnv): Occasion => {
  const [owner = "", repo = ""] = (env["GITHUB_REPOSITORY"] ?? "").split("/");
  if (repo === "") throw failure("notInAWorkflow", "GITHUB_REPOSITORY");
  const server = env["GITHUB_SERVER_URL"] || "https://github.com";
  return {
    event: env["GITHUB_EVENT_NAME"] ?? "",
    owner,
    repo,
    sha: env["GITHUB_SHA"] ?? "",
    branch: env["GITHUB_REF_NAME"] ?? "",
    payload: payloadAt(env["GITHUB_EVENT_PATH"]),
    server,
    runUrl: `${server}/${owner}/${repo}/actions/runs/${env["GITHUB_RUN_ID"] ?? ""}`,
  };
};
