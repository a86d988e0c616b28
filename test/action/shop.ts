import type { RunFile } from "../../src/reporters/run-file.ts";
import { runFile, testRun } from "../reporters/run.ts";
import { cassetteOf, type Suite } from "../reporters/suites.ts";
import { user } from "../trace/diff/conversation.ts";
import type { GitHubServer } from "./github-server.ts";
import type { TestPull, WorkingCopy } from "./pull-request.ts";
import { type ActionRun, type Ran, runAction } from "./run-action.ts";

/** The cassette of the one test of the suite. */
const PATH = "cassettes/support/refund.json";

/** A suite of one test with one call. */
export const suiteOf = (text: string, prompt_tokens: number): Suite => ({
  [PATH]: cassetteOf([
    {
      messages: [user("Can I get my money back?")],
      text,
      usage: { prompt_tokens, completion_tokens: 20, total_tokens: prompt_tokens + 20 },
    },
  ]),
});

/** Two states of the suite, of which the second is a regression. */
export const CHEAP = suiteOf("Yes, within 30 days.", 100);
export const DEAR = suiteOf("Yes, within 30 days.", 1000);

/** What the run of the suite showed, with the test at line 7. */
export const RUN: RunFile = runFile({
  tests: [
    testRun("support.test.ts > refund", {
      line: 7,
      cassette: { path: PATH, mode: "replay", work: "serve", served: [0], sent: 0, missed: 0 },
    }),
  ],
});

/** Tells the server of a pull request. */
export const publish = (server: GitHubServer, pull: TestPull, fork = "shop/bot", sha = pull.head): void => {
  server.pulls.set(1, {
    number: 1,
    head: { sha, repo: { full_name: fork } },
    base: { repo: { full_name: "shop/bot" } },
  });
};

/** Runs the action for a pull request. */
export const runFor = (
  server: GitHubServer,
  pull: TestPull,
  { root }: WorkingCopy,
  inputs: Record<string, string> = {},
  given: Partial<ActionRun> = {},
): Promise<Ran> =>
  runAction({
    cwd: root,
    api: server.origin,
    event: "pull_request",
    payload: pull.payload(),
    inputs,
    ...given,
  });
