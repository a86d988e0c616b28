import type { PlainReport } from "../reporters/report.ts";
import type { Made } from "./make-report.ts";
import type { Occasion } from "./occasion.ts";
import type { Received } from "./receive-report.ts";

/** A report and where it is to be shown. */
export interface Subject {
  readonly report: PlainReport;
  /** Absent where it is about no pull request. */
  readonly number?: number;
  /** Where its tests run, from the repository's top. */
  readonly folder: string;
  /** The commit that a check is set on. */
  readonly sha: string;
  /** The page of the run that made the report, where its files are. */
  readonly url: string;
  /** Where the token of the event may only read. */
  readonly isFork: boolean;
  /** The pull request has other commits now, as far as is known. */
  readonly isOld: boolean;
}

/** Says where the report of what is checked out is shown: at the pull request's head, not at the merge of it. */
export const ownSubject = (
  { report, folder }: Made,
  { payload, owner, repo, sha, runUrl }: Occasion,
): Subject => {
  const { pull_request: pull, merge_group: group } = payload;
  const where = { report, folder, url: runUrl, isOld: false };
  if (!pull) return { ...where, sha: group?.head_sha ?? sha, isFork: false };
  const isFork = pull.head.repo?.full_name !== `${owner}/${repo}`;
  return { ...where, number: pull.number, sha: pull.head.sha, isFork };
};

/** Says where the report of another run is shown. */
export const receivedSubject = (received: Received, folder: string): Subject => ({
  ...received,
  folder,
  isFork: false,
});
