import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { failure } from "../../errors.ts";
import type { Side } from "../../reporters/report.ts";
import { commitSide, pathSide, type Place, treeSide } from "../../reporters/sides/sides.ts";

/** The two states of a suite that are compared. */
export interface Sides {
  readonly base: Side;
  readonly head: Side;
}

const isPath = ({ cwd }: Place, word: string): boolean => existsSync(resolve(cwd, word));

const commitOf = ({ git }: Place, word: string): string => {
  const commit = git.commitOf(word);
  if (commit === undefined) throw failure("revisionUnknown", word);
  return commit;
};

/** A base that is not told apart from what it became afterwards would blame a pull request for others' work. */
const baseSide = (place: Place, word: string, head: string, path: string): Side => {
  const tip = commitOf(place, word);
  const common = place.git.mergeBase(tip, commitOf(place, head));
  const commit = common ?? tip;
  const chosen =
    common === undefined
      ? `${word} itself: no merge base with ${head} is at hand`
      : `merge base with ${head}`;
  return { label: word, chosen, ...commitSide(place, commit, path) };
};

const defaultBranch = ({ git }: Place): string => {
  const branch = git.defaultBranch();
  if (branch === undefined) throw failure("defaultBranchUnknown");
  return branch;
};

/**
 * Finds what the words of `llm-replay diff` compare: two files or folders; else a commit's cassettes and today's, or
 * another commit's. The base is the merge base of what is named, or of the default branch; a single path narrows both
 * sides to it. What is both a path and a revision is a path.
 *
 * @throws `revisionUnknown`, `defaultBranchUnknown`, `argumentUnknown`, `cassetteMissing`, `gitMissing`.
 */
export const chooseSides = (words: readonly string[], at: Place): Sides => {
  const place = { ...at, known: new Map() };
  const paths = words.filter((word) => isPath(place, word));
  const [base, head, ...more] = words.filter((word) => !isPath(place, word));
  const [first, second] = paths;
  if (more.length > 0 || words.length > 3 || (paths.length > 1 && (base !== undefined || paths.length > 2)))
    throw failure("argumentUnknown", "diff", words.slice(2).join(" "));
  if (first !== undefined && second !== undefined)
    return { base: pathSide(place, first, second), head: pathSide(place, second) };
  const path = first ?? place.dir;
  const from = baseSide(place, base ?? defaultBranch(place), head ?? "HEAD", path);
  if (head === undefined) return { base: from, head: treeSide(place, path) };
  return { base: from, head: { label: head, ...commitSide(place, commitOf(place, head), path) } };
};
