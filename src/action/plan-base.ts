import type { Inputs } from "./read-inputs.ts";
import type { Occasion } from "./occasion.ts";

/** What is checked out, as git tells it. */
export interface Checkout {
  readonly head: string;
  /** Those of the commit itself, also where they are not fetched. */
  readonly parents: readonly string[];
}

/** Where the base is looked for. */
export interface BasePlan {
  /** What it is called in the report. */
  readonly label: string;
  /** The commit itself, or a revision whose merge base with `head` it is. */
  readonly from: string;
  /** Absent where `from` itself is the base. */
  readonly head?: string;
  /** The rule that chose it, in words. */
  readonly rule: string;
}

const NO_COMMIT = /^0*$/;

const short = (sha: string): string => sha.slice(0, 7);

/** A checkout of `refs/pull/…/merge` holds others' work too, all of which its first parent has. */
const mergedBase = ({ payload }: Occasion, { parents }: Checkout): string | undefined => {
  const [first, second] = parents;
  return second !== undefined && second === payload.pull_request?.head.sha ? first : undefined;
};

const pullPlan = (
  occasion: Occasion,
  { base }: NonNullable<Occasion["payload"]["pull_request"]>,
  checkout: Checkout,
): BasePlan => {
  const merged = mergedBase(occasion, checkout);
  const label = base.ref;
  if (merged !== undefined)
    return {
      label,
      from: merged,
      rule: `what ${label} was when the pull request was merged into it for this run`,
    };
  return { label, from: base.sha, head: checkout.head, rule: `merge base of ${label} and the pull request` };
};

/** On the branch that others are merged into, each commit follows the one before it. */
const branchPlan = ({ branch, payload }: Occasion, { head, parents }: Checkout): BasePlan => {
  const main = payload.repository?.default_branch ?? "main";
  const [parent] = parents;
  if (branch === main && parent !== undefined)
    return { label: main, from: parent, rule: `the commit before ${short(head)}` };
  return { label: main, from: `refs/heads/${main}`, head, rule: `merge base of ${main} and ${branch}` };
};

/**
 * Chooses what the head is compared with: what the input names; else the base of the pull request or of the merge group;
 * for a push to the default branch, what was there before it; for all other events, the default branch.
 */
export const planBase = (occasion: Occasion, checkout: Checkout, base: Inputs["base"]): BasePlan => {
  const { event, payload, branch } = occasion;
  const { pull_request: pull, merge_group: group, before = "" } = payload;
  if (base !== undefined)
    return { label: base, from: base, head: checkout.head, rule: `merge base of the input base, ${base}` };
  if (pull) return pullPlan(occasion, pull, checkout);
  if (group) {
    const label = group.base_ref.replace(/^refs\/heads\//, "");
    return { label, from: group.base_sha, rule: "what the merge group is added to" };
  }
  if (event === "push" && branch === payload.repository?.default_branch && !NO_COMMIT.test(before))
    return { label: branch, from: before, head: checkout.head, rule: `what ${branch} was before the push` };
  return branchPlan(occasion, checkout);
};
