import { existsSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { type GitHubServer, startGitHub } from "./github-server.ts";
import { makePull, type TestPull } from "./pull-request.ts";
import { runAction } from "./run-action.ts";
import { CHEAP, DEAR, publish, RUN, runFor } from "./shop.ts";

vi.setConfig({ testTimeout: 60_000 });

const FORK = "someone/bot";

/** What GitHub tells the second workflow of the first one's run. */
const workflowRun = ({ head }: TestPull, given: object = {}) => ({
  repository: { full_name: "shop/bot", default_branch: "main" },
  workflow_run: {
    event: "pull_request",
    head_sha: head,
    head_branch: "change",
    head_repository: { full_name: FORK },
    html_url: "https://github.test/shop/bot/actions/runs/5",
    ...given,
  },
});

/** The first step: with a token that may only read, it writes the report. */
const firstStep = async (server: GitHubServer, pull: TestPull): Promise<string> => {
  using copy = pull.checkOut("merge", RUN);
  publish(server, pull, FORK);
  const inputs = { json: "out/report.json", comment: "never", check: "false", "fail-on": "never" };
  const { outputs } = await runFor(server, pull, copy, inputs, { payload: pull.payload({ fork: FORK }) });
  expect(outputs.json).toBe(join(copy.root, "out/report.json"));
  return readFileSync(outputs.json ?? "", "utf8");
};

/** The second step: the default branch is checked out, or nothing is. */
const secondStep = async (
  server: GitHubServer,
  pull: TestPull,
  report: string | undefined,
  payload: object = workflowRun(pull),
  inputs: Record<string, string> = {},
) => {
  using copy = pull.checkOut("merge", null);
  rmSync(join(copy.root, ".git"), { recursive: true });
  if (report !== undefined) copy.write("report.json", report);
  const given = { report: "report.json", ...inputs };
  return await runAction({
    cwd: copy.root,
    api: server.origin,
    event: "workflow_run",
    payload,
    inputs: given,
  });
};

test("the second workflow comments what the first one found, and checks the fork's head", async () => {
  await using server = await startGitHub();
  using pull = makePull({ base: CHEAP, head: DEAR });
  const report = await firstStep(server, pull);
  expect(server.comments).toEqual([]);
  const { code, outputs } = await secondStep(server, pull, report, workflowRun(pull), { "fail-on": "never" });
  expect([code, outputs.decision]).toEqual([0, "fail"]);
  expect(server.comments[0]?.body).toContain("Cost rose");
  expect(server.sent("POST", /check-runs$/)[0]?.body).toMatchObject({
    head_sha: pull.head,
    details_url: "https://github.test/shop/bot/actions/runs/5",
  });
});

test("a report cannot call itself otherwise, and so pass for another check", async () => {
  await using server = await startGitHub();
  using pull = makePull({ base: CHEAP, head: DEAR });
  const report = JSON.parse(await firstStep(server, pull)) as object;
  await secondStep(server, pull, JSON.stringify({ ...report, title: "build" }));
  expect(server.sent("POST", /check-runs$/)[0]?.body).toMatchObject({ name: "llm-replay" });
  expect(server.comments[0]?.body).not.toContain("build");
});

test("a report that names another pull request than the run's is refused, and nothing is written", async () => {
  await using server = await startGitHub();
  using pull = makePull({ base: CHEAP, head: DEAR });
  const report = JSON.parse(await firstStep(server, pull)) as object;
  server.pulls.set(2, {
    number: 2,
    head: { sha: "a".repeat(40), repo: { full_name: "victim/bot" } },
    base: { repo: { full_name: "shop/bot" } },
  });
  const forged = [
    [JSON.stringify({ ...report, pullRequest: 2 }), workflowRun(pull), "its fork is victim/bot"],
    [
      JSON.stringify({ ...report, pullRequest: undefined }),
      workflowRun(pull),
      "its pull request is not known",
    ],
    [JSON.stringify(report), workflowRun(pull, { head_sha: "b".repeat(40) }), "its commit is"],
    [JSON.stringify(report), workflowRun(pull, { event: "push" }), "its event is"],
    [
      JSON.stringify(report),
      workflowRun(pull, { head_repository: { full_name: "other/bot" } }),
      "its fork is",
    ],
  ] as const;
  for (const [text, payload, message] of forged) {
    const { code, log } = await secondStep(server, pull, text, payload);
    expect([code, log]).toEqual([1, expect.stringContaining(message)]);
  }
  expect([server.comments, server.sent("POST", /./)]).toEqual([[], []]);
});

test("what the pull request said before its newest commit is not written over what it says now", async () => {
  await using server = await startGitHub();
  using pull = makePull({ base: CHEAP, head: DEAR });
  const report = await firstStep(server, pull);
  publish(server, pull, FORK, "c".repeat(40));
  const { log } = await secondStep(server, pull, report);
  expect(log).toContain("has newer commits");
  expect(server.comments).toEqual([]);
});

test("a report that is none, too large, a link, or not there is refused without being shown", async () => {
  await using server = await startGitHub();
  using pull = makePull({ base: CHEAP, head: DEAR });
  publish(server, pull, FORK);
  const cases = [
    ["{", "Cannot read report report.json"],
    [`{ "version": 1, "title": "</h1>" }`, "Cannot read report report.json"],
    [" ".repeat(65 * 2 ** 20), "more than 67108864"],
    [undefined, "there is no such file"],
  ] as const;
  for (const [text, message] of cases) {
    const { code, log } = await secondStep(server, pull, text);
    expect([code, log]).toEqual([1, expect.stringContaining(message)]);
  }
  using copy = pull.checkOut("merge", null);
  symlinkSync("/etc/passwd", join(copy.root, "report.json"));
  const inputs = { report: "report.json" };
  const payload = workflowRun(pull);
  const { log } = await runAction({
    cwd: copy.root,
    api: server.origin,
    event: "workflow_run",
    payload,
    inputs,
  });
  expect(log).toContain("it is no plain file");
  expect(log).not.toContain("root:");
});

test("on workflow_run, what is checked out is never compared", async () => {
  await using server = await startGitHub();
  using pull = makePull({ base: CHEAP, head: DEAR });
  const { code, log } = await secondStep(server, pull, undefined, workflowRun(pull), { report: "" });
  expect([code, log]).toEqual([1, expect.stringContaining("name it with the input report")]);
});

test("on a pull request of its own, a report of another run is not asked for", async () => {
  await using server = await startGitHub();
  using pull = makePull({ base: CHEAP, head: DEAR });
  using copy = pull.checkOut("merge", RUN);
  publish(server, pull);
  const { code, log } = await runFor(server, pull, copy, { report: "report.json" });
  expect([code, log]).toEqual([
    1,
    expect.stringContaining("on pull_request what is checked out is compared"),
  ]);
});

test("a report as JSON does not make a page", async () => {
  await using server = await startGitHub();
  using pull = makePull({ base: CHEAP, head: DEAR });
  const { code, log } = await secondStep(server, pull, "{}", workflowRun(pull), { html: "report.html" });
  expect([code, log]).toEqual([1, expect.stringContaining("do not go together")]);
  expect(existsSync("report.html")).toBe(false);
});
