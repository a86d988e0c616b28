import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { printRunFile } from "../../src/reporters/run-file.ts";
import { runFile } from "../reporters/run.ts";
import { cassetteOf, type Suite } from "../reporters/suites.ts";
import { user } from "../trace/diff/conversation.ts";
import { startGit } from "./git-server.ts";
import { type GitHubServer, startGitHub } from "./github-server.ts";
import { type Checkout, makePull, type TestPull } from "./pull-request.ts";
import type { ActionRun } from "./run-action.ts";
import { CHEAP, DEAR, publish, RUN, runFor } from "./shop.ts";

vi.setConfig({ testTimeout: 60_000 });

const OTHERS = {
  ...CHEAP,
  "cassettes/others.json": cassetteOf([{ messages: [user("When do you open?")], text: "At nine." }]),
};

const runOn = async (
  how: Checkout,
  inputs: Record<string, string> = {},
  prepare: (server: GitHubServer, pull: TestPull) => Partial<ActionRun> | void = () => {},
) => {
  await using server = await startGitHub();
  using pull = makePull({ base: CHEAP, head: DEAR, meanwhile: OTHERS });
  using copy = pull.checkOut(how, RUN);
  publish(server, pull);
  const given = prepare(server, pull) ?? {};
  const ran = await runFor(server, pull, copy, { comment: "never", check: "false", ...inputs }, given);
  return { ...ran, pull };
};

test("of a checked out merge, the base is what it was merged into: others' work is not the pull request's", async () => {
  const { outputs, pull, summary } = await runOn("merge");
  expect(outputs).toMatchObject({
    decision: "fail",
    tests: "2",
    "base-sha": pull.main,
    "head-sha": pull.head,
  });
  expect(outputs["base-rule"]).toContain("merged into it");
  expect(summary).not.toContain("others.json");
});

test("of a checked out head, it is the merge base, which GitHub tells a shallow clone", async () => {
  const { outputs, pull } = await runOn("head", {}, (server, { main, head, forked }) => {
    server.mergeBases.set(`${main}...${head}`, forked);
  });
  expect(outputs).toMatchObject({ decision: "fail", tests: "1", "base-sha": pull.forked });
  expect(outputs["base-rule"]).toBe("merge base of main and the pull request, found by GitHub");
});

test("where GitHub does not tell, history is fetched until the two meet", async () => {
  const { outputs, pull } = await runOn("head");
  expect(outputs).toMatchObject({
    "base-sha": pull.forked,
    "base-rule": expect.stringContaining("fetched history"),
  });
});

test("a whole clone needs neither", async () => {
  const { outputs, pull } = await runOn("whole head", { "github-token": "" });
  expect(outputs).toMatchObject({
    "base-sha": pull.forked,
    "base-rule": expect.stringContaining("in the clone"),
  });
});

test("of a private repository that the checkout left no way into, the base is fetched with the token", async () => {
  await using server = await startGitHub();
  using pull = makePull({ base: CHEAP, head: DEAR });
  using copy = pull.checkOut("merge", RUN);
  publish(server, pull);
  await using git = await startGit(pull.repository.root, "t0ken");
  execFileSync("git", ["remote", "set-url", "origin", `${git.origin}/shop/bot`], { cwd: copy.root });
  const quiet = { comment: "never", check: "false" };
  const env = { GITHUB_SERVER_URL: git.origin };
  const refused = await runFor(server, pull, copy, { ...quiet, "github-token": "wrong" }, { env });
  expect(refused.outputs).toMatchObject({ decision: "fail", "base-sha": "" });
  expect(refused.summary).toContain("cannot be fetched");
  const { outputs } = await runFor(server, pull, copy, quiet, { env });
  expect(outputs).toMatchObject({ decision: "fail", "base-sha": pull.main, tests: "1" });
  expect(git.answered).toContain(200);
  expect(readFileSync(join(copy.root, ".git/config"), "utf8")).not.toContain("extraheader");
});

test("a suite in a folder of its own is read there, and annotated from the repository's top", async () => {
  await using server = await startGitHub();
  const inFolder = (suite: Suite): Suite =>
    Object.fromEntries(Object.entries(suite).map(([path, cassette]) => [`cassettes/bot/${path}`, cassette]));
  using pull = makePull({ base: inFolder(CHEAP), head: inFolder(DEAR) });
  using copy = pull.checkOut("merge", null);
  copy.write("cassettes/bot/.llm-replay/run.json", printRunFile(RUN));
  publish(server, pull);
  const { outputs } = await runFor(server, pull, copy, { "working-directory": "cassettes/bot" });
  expect(outputs).toMatchObject({ decision: "fail", tests: "1", "tokens-in-delta": "900" });
  expect(server.sent("POST", /check-runs$/)[0]?.body).toMatchObject({
    output: { annotations: [{ path: "cassettes/bot/support.test.ts", start_line: 7 }, {}] },
  });
});

test("the input base takes a branch or a commit instead", async () => {
  const byName = await runOn("head", { base: "main" });
  expect(byName.outputs).toMatchObject({ "base-sha": byName.pull.forked });
  const none = await runOn("head", { base: "no-such-branch" });
  expect([none.code, none.outputs.decision]).toEqual([1, "fail"]);
  expect(none.summary).toContain("no-such-branch cannot be fetched");
});

test("a push to the default branch is compared with what was there before it", async () => {
  const { outputs, pull, summary } = await runOn("merge", {}, (server, { main, merge }) => {
    server.mergeBases.set(`${main}...${merge}`, main);
    return {
      event: "push",
      payload: { repository: { default_branch: "main" }, before: main },
      env: { GITHUB_REF_NAME: "main", GITHUB_SHA: merge },
    };
  });
  expect(outputs).toMatchObject({ decision: "fail", "base-sha": pull.main });
  expect(summary).toContain("what main was before the push");
});

test("a push of another branch is compared with the merge base of the default branch", async () => {
  const { outputs, pull } = await runOn("head", {}, () => ({
    event: "push",
    payload: { repository: { default_branch: "main" }, before: "0".repeat(40) },
    env: { GITHUB_REF_NAME: "change" },
  }));
  expect(outputs).toMatchObject({ decision: "fail", "base-sha": pull.forked });
});

test("a merge group is compared with what it is added to", async () => {
  const { outputs, pull } = await runOn("merge", {}, (_, { main, merge }) => ({
    event: "merge_group",
    payload: { merge_group: { base_ref: "refs/heads/main", base_sha: main, head_sha: merge } },
  }));
  expect(outputs).toMatchObject({ "base-sha": pull.main, decision: "fail" });
});

test("a dispatch on the default branch is compared with the commit before", async () => {
  const { outputs, pull } = await runOn("merge", {}, () => ({
    event: "workflow_dispatch",
    payload: { repository: { default_branch: "main" } },
    env: { GITHUB_REF_NAME: "main" },
  }));
  expect(outputs).toMatchObject({ "base-sha": pull.main });
});

test("on pull_request_target, the base that is checked out is not taken for the pull request", async () => {
  await using server = await startGitHub();
  using pull = makePull({ base: CHEAP, head: DEAR });
  using copy = pull.checkOut("head", RUN);
  publish(server, pull);
  pull.repository.git("switch", "--quiet", "--detach", pull.main);
  const { code, log } = await runFor(
    server,
    pull,
    { ...copy, root: pull.repository.root },
    {},
    { event: "pull_request_target" },
  );
  expect([code, log]).toEqual([1, expect.stringContaining("so that it would be compared with itself")]);
});

test("nothing that a verdict needs may be missing in silence", async () => {
  await using server = await startGitHub();
  using pull = makePull({ base: CHEAP, head: CHEAP });
  publish(server, pull);
  const quiet = { comment: "never", check: "false" };
  const decide = async (
    change: (write: (path: string, content: string) => void) => void,
    inputs = {},
    run = RUN,
  ) => {
    using copy = pull.checkOut("merge", run);
    change(copy.write);
    const { code, outputs, summary } = await runFor(server, pull, copy, { ...quiet, ...inputs });
    return [code, outputs.decision, summary] as const;
  };
  const nothing = (): void => {};
  expect(await decide(nothing)).toEqual([0, "pass", expect.any(String)]);
  expect(await decide(nothing, { cassettes: "tapes" }, runFile())).toEqual([
    1,
    "fail",
    expect.stringContaining("nothing was measured"),
  ]);
  expect(
    await decide((write) => write("cassettes/new.json", '{ "version": 9, "interactions": [] }')),
  ).toEqual([1, "fail", expect.stringContaining("format version 9")]);
  expect(await decide((write) => write(".llm-replay/run.json", "{"))).toEqual([
    1,
    "fail",
    expect.stringContaining("Cannot read run file"),
  ]);
  expect(await decide(nothing, { "run-file": "none.json" })).toEqual([
    0,
    "warn",
    expect.stringContaining("whether they pass is not known"),
  ]);
  const strict = { "run-file": "none.json", "on-missing-run": "fail" };
  expect(await decide(nothing, strict)).toEqual([1, "fail", expect.any(String)]);
  expect(await decide(nothing, { "run-file": ".llm-replay/run.json\nshard-2.json" })).toEqual([
    1,
    "fail",
    expect.stringContaining("there is no run file shard-2.json"),
  ]);
});

test("a base without cassettes, or with a baseline that cannot be read, is said", async () => {
  await using server = await startGitHub();
  using bare = makePull({ base: {}, head: CHEAP });
  using copy = bare.checkOut("merge", RUN);
  publish(server, bare);
  const quiet = { comment: "never", check: "false" };
  expect(await runFor(server, bare, copy, quiet)).toMatchObject({
    code: 0,
    outputs: { decision: "warn", "cost-base": "" },
    summary: expect.stringContaining("there is nothing to compare with"),
  });
  expect((await runFor(server, bare, copy, { ...quiet, "on-missing-base": "fail" })).code).toBe(1);
  expect((await runFor(server, bare, copy, { ...quiet, "fail-on": "warning" })).code).toBe(1);
});

test("outside a clone, and with an input that is misspelt, it fails by name", async () => {
  await using server = await startGitHub();
  using pull = makePull({ base: CHEAP, head: CHEAP });
  using copy = pull.checkOut("merge", RUN);
  publish(server, pull);
  const cases = [
    [{ "max-costs": "+10%" }, 'The action has no input "max-costs". Did you mean "max-cost"?'],
    [{ comment: "allways" }, 'Did you mean "always"?'],
    [{ "max-cost": "a lot" }, "max-cost"],
    [{ "working-directory": ".." }, "is no clone of the repository"],
  ] as const;
  for (const [inputs, message] of cases) {
    const { code, log, outputs } = await runFor(server, pull, copy, inputs);
    expect([code, outputs.decision, log]).toEqual([1, "error", expect.stringContaining(message)]);
  }
  expect(server.sent("POST", /./)).toEqual([]);
});
