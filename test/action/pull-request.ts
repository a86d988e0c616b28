import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { printRunFile, type RunFile } from "../../src/reporters/run-file.ts";
import { makeRepository, type Repository } from "../cli/diff/repository.ts";
import { runFile } from "../reporters/run.ts";
import type { Suite } from "../reporters/suites.ts";

/** How much of the repository is there, and which commit of it is checked out. */
export type Checkout = "merge" | "head" | "whole head";

/** A working copy as `actions/checkout` leaves it. */
export interface WorkingCopy extends Disposable {
  readonly root: string;
  readonly write: (path: string, content: string) => void;
}

/** A pull request in a repository of its own. */
export interface TestPull extends Disposable {
  readonly repository: Repository;
  /** Where the branch began. */
  readonly forked: string;
  /** The tip of `main`, which went on meanwhile. */
  readonly main: string;
  readonly head: string;
  readonly merge: string;
  readonly checkOut: (how?: Checkout, run?: RunFile | null) => WorkingCopy;
  /** The event's payload. */
  readonly payload: (given?: { readonly fork?: string }) => object;
}

/** What the pull request is made of. */
export interface PullSource {
  readonly base: Suite;
  readonly head: Suite;
  /** What others put onto `main` since. */
  readonly meanwhile?: Suite;
}

/** Makes a pull request with number 1; `main` has gone on by several commits since it began. */
export const makePull = ({ base, head, meanwhile = base }: PullSource): TestPull => {
  const repository = makeRepository();
  const { git, put, commit } = repository;
  put(base);
  const forked = commit();
  git("switch", "--quiet", "--create", "change");
  put(head);
  // Two empty commits of one second are one.
  repository.write("change.md", "change");
  const tip = commit();
  git("switch", "--quiet", "main");
  put(meanwhile);
  for (const step of ["1", "2", "3"]) {
    repository.write("main.md", step);
    commit();
  }
  const main = git("rev-parse", "HEAD");
  git("switch", "--quiet", "--detach", "main");
  git("merge", "--quiet", "--no-ff", "--strategy-option=theirs", "--message", "merge", "change");
  const merge = git("rev-parse", "HEAD");
  git("update-ref", "refs/pull/1/merge", merge);
  git("update-ref", "refs/pull/1/head", tip);
  git("switch", "--quiet", "main");

  const checkOut = (how: Checkout = "merge", run: RunFile | null = runFile()): WorkingCopy => {
    const root = mkdtempSync(join(tmpdir(), "llm-replay-checkout-"));
    const clone = (...args: string[]) => execFileSync("git", args, { cwd: root, stdio: "pipe" });
    clone("init", "--quiet");
    clone("remote", "add", "origin", `file://${repository.root}`);
    const ref = how === "merge" ? "refs/pull/1/merge" : "refs/pull/1/head";
    const depth = how === "whole head" ? ["+refs/heads/*:refs/remotes/origin/*"] : ["--depth=1"];
    clone("fetch", "--quiet", "--no-tags", ...(how === "whole head" ? [] : depth), "origin", ref);
    clone("checkout", "--quiet", "--detach", "FETCH_HEAD");
    if (how === "whole head") clone("fetch", "--quiet", "origin", ...depth);
    const write = (path: string, content: string): void => {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), content);
    };
    if (run) write(".llm-replay/run.json", printRunFile(run));
    return { root, write, [Symbol.dispose]: () => rmSync(root, { recursive: true }) };
  };

  return {
    repository,
    forked,
    main,
    head: tip,
    merge,
    checkOut,
    payload: ({ fork = "shop/bot" } = {}) => ({
      repository: { full_name: "shop/bot", default_branch: "main" },
      pull_request: {
        number: 1,
        base: { ref: "main", sha: main, repo: { full_name: "shop/bot" } },
        head: { ref: "change", sha: tip, label: `${fork.split("/")[0]}:change`, repo: { full_name: fork } },
      },
    }),
    [Symbol.dispose]: () => repository[Symbol.dispose](),
  };
};
