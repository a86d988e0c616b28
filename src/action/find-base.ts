import { failure } from "../errors.ts";
import type { Git } from "../reporters/sides/git.ts";
import type { GitHubApi } from "./github-api.ts";
import type { BasePlan } from "./plan-base.ts";
import type { Remote } from "./remote.ts";

/** Who is asked for the base. */
export interface Sources {
  readonly git: Git;
  readonly remote: Remote;
  readonly owner: string;
  readonly repo: string;
  /** Absent without a token. */
  readonly api?: Pick<GitHubApi, "rest"> | undefined;
}

/** The commit that the head is compared with. */
export interface FoundBase {
  readonly commit: string;
  /** The rule that chose it, and who found it, in words. */
  readonly chosen: string;
}

const COMMIT = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/;

/** How much further history is fetched, time after time, before all of it is. */
const STEPS = [50, 300, 2000];

/** A shallow clone stays one, and a whole one whole: `--depth` would cut its history. */
const depthOf = ({ isShallow }: Remote): string[] => (isShallow() ? ["--depth=1"] : []);

/** Gives the commit of a revision: the remote's own, since a clone's branches may be old or not there. */
const commitOf = (from: string, { git, remote }: Sources): string => {
  if (COMMIT.test(from)) return from;
  const said = remote.fetch([from], ...depthOf(remote));
  const commit = said === undefined ? remote.fetched() : git.commitOf(from);
  if (commit === undefined) throw failure("baseUnreachable", from, said ?? "");
  return commit;
};

/** GitHub knows all history, also of forks. */
const comparedBase = async (
  { api, owner, repo }: Sources,
  tip: string,
  head: string,
): Promise<string | undefined> => {
  try {
    const basehead = `${tip}...${head}`;
    const answer = await api?.rest.repos.compareCommitsWithBasehead({ owner, repo, basehead, per_page: 1 });
    return answer?.data.merge_base_commit.sha;
  } catch {
    // A token may not read, and a commit made in this job is not known there.
    return undefined;
  }
};

/** Fetches more and more history until two commits meet; of one that is cut off, the nearest meeting may not be seen. */
const deepenedBase = ({ git, remote }: Sources, tip: string, head: string): string | undefined => {
  if (git.commitOf(tip) === undefined) remote.fetch([tip], ...depthOf(remote));
  for (const step of STEPS) {
    const found = git.mergeBase(tip, head);
    if (found !== undefined || !remote.isShallow()) return found;
    remote.fetch([tip, head], `--deepen=${step}`);
  }
  remote.fetch([tip, head], "--unshallow");
  return git.mergeBase(tip, head);
};

const mergeBaseOf = async (
  sources: Sources,
  tip: string,
  head: string,
): Promise<readonly [string, string]> => {
  const { git, remote } = sources;
  const local = remote.isShallow() ? undefined : git.mergeBase(tip, head);
  if (local !== undefined) return [local, "in the clone"];
  const compared = await comparedBase(sources, tip, head);
  if (compared !== undefined) return [compared, "by GitHub"];
  const deepened = deepenedBase(sources, tip, head);
  if (deepened === undefined)
    throw failure("baseUnreachable", tip, `it has no history in common with ${head} that can be fetched`);
  return [deepened, "in fetched history"];
};

/**
 * Finds the commit of a plan, and sees to it that the clone has it: a clone may be as shallow as it likes.
 *
 * @throws `baseUnreachable` with what git said.
 */
export const findBase = async (plan: BasePlan, sources: Sources): Promise<FoundBase> => {
  const { git, remote } = sources;
  const tip = commitOf(plan.from, sources);
  const [commit, finder] =
    plan.head === undefined ? [tip, undefined] : await mergeBaseOf(sources, tip, plan.head);
  if (git.commitOf(commit) === undefined) {
    const said = remote.fetch([commit], ...depthOf(remote));
    if (git.commitOf(commit) === undefined) throw failure("baseUnreachable", commit, said ?? "");
  }
  return { commit, chosen: finder === undefined ? plan.rule : `${plan.rule}, found ${finder}` };
};
