import type { getOctokit } from "@actions/github";

/** A client of GitHub's REST API. */
export type GitHubApi = ReturnType<typeof getOctokit>;
