import { expect, test } from "vitest";
import { readTrace } from "../../src/trace/read-trace.ts";
import type { Trace } from "../../src/trace/trace.ts";
import { runFile, testRun } from "../reporters/run.ts";
import { cassetteOf, type Suite } from "../reporters/suites.ts";
import { user } from "../trace/diff/conversation.ts";
import { type GitHubServer, startGitHub } from "./github-server.ts";
import { makePull, type TestPull, type WorkingCopy } from "./pull-request.ts";
import { runAction } from "./run-action.ts";

const PATH = "cassettes/support/refund.json";
const ID = "support.test.ts > refund";
const usage = (prompt_tokens: number, completion_tokens: number) => ({
  prompt_tokens,
  completion_tokens,
  total_tokens: prompt_tokens + completion_tokens,
});
const suite = (text: string, tokens: number): Suite => ({
  [PATH]: cassetteOf([{ messages: [user("Can I get my money back?")], text, usage: usage(tokens, 20) }]),
});
const CHEAP = suite("Yes, within 30 days.", 100);
const DEAR = suite("Yes, within 30 days.", 1000);
const RUN = runFile({
  tests: [
    testRun(ID, {
      line: 7,
      cassette: { path: PATH, mode: "replay", work: "serve", served: [0], sent: 0, missed: 0 },
    }),
  ],
});

/** A pull request on a server that knows it. */
const onServer = (server: GitHubServer, pull: TestPull): void => {
  server.pulls.set(1, {
    number: 1,
    head: { sha: pull.head, repo: { full_name: "shop/bot" } },
    base: { repo: { full_name: "shop/bot" } },
  });
};

const run = (
  server: GitHubServer,
  pull: TestPull,
  { root }: WorkingCopy,
  inputs: Record<string, string> = {},
  payload = pull.payload(),
) => runAction({ cwd: root, api: server.origin, event: "pull_request", payload, inputs });

const ours = (server: GitHubServer) =>
  server.comments.filter(({ body }) => body.startsWith("<!-- llm-replay "));

const sumOf = (head: Suite): Trace[] => Object.values(head).map((cassette) => readTrace(cassette));

test("a pull request that is dearer fails, is commented on, checked, summarised and annotated at the test's line", async () => {
  await using server = await startGitHub();
  using pull = makePull({ base: CHEAP, head: DEAR });
  using copy = pull.checkOut("merge", RUN);
  onServer(server, pull);
  const { code, log, summary, outputs } = await run(server, pull, copy);
  expect(log).toContain("::error::Fail: ");
  expect(code).toBe(1);
  expect(server.comments).toHaveLength(1);
  expect(server.comments[0]?.body).toContain("❌");
  expect(summary).toContain("Cost rose");
  const [check] = server.sent("POST", /check-runs$/);
  expect(check?.body).toMatchObject({
    name: "llm-replay",
    head_sha: pull.head,
    conclusion: "failure",
    output: { annotations: [{ path: "support.test.ts", start_line: 7, annotation_level: "failure" }, {}] },
  });
  expect(outputs).toMatchObject({ decision: "fail", "base-sha": pull.main, "head-sha": pull.head });
  expect(outputs["comment-url"]).toContain("#issuecomment-");
});

test("the outputs are what the two cassettes cost and used", async () => {
  await using server = await startGitHub();
  using pull = makePull({ base: CHEAP, head: DEAR });
  using copy = pull.checkOut("merge", RUN);
  onServer(server, pull);
  const { outputs } = await run(server, pull, copy);
  const costs = [CHEAP, DEAR].map((each) =>
    sumOf(each).reduce((sum, { cost }) => sum + (cost?.total ?? NaN), 0),
  );
  expect(outputs).toMatchObject({
    "tokens-in-base": "100",
    "tokens-in-head": "1000",
    "tokens-in-delta": "900",
    "tokens-base": "120",
    "tokens-head": "1020",
    "calls-base": "1",
    "calls-delta": "0",
  });
  expect(Number(outputs["cost-base"])).toBeCloseTo(costs[0] ?? NaN, 12);
  expect(Number(outputs["cost-head"])).toBeCloseTo(costs[1] ?? NaN, 12);
  expect(Number(outputs["cost-delta"])).toBeCloseTo((costs[1] ?? NaN) - (costs[0] ?? NaN), 12);
});

test("a second run renews the comment, and one that says the same leaves it alone", async () => {
  await using server = await startGitHub();
  using pull = makePull({ base: CHEAP, head: DEAR });
  using copy = pull.checkOut("merge", RUN);
  onServer(server, pull);
  await run(server, pull, copy);
  const { log } = await run(server, pull, copy);
  expect(log).toContain("The comment was left as it was");
  await run(server, pull, copy, { "max-cost": "off" });
  expect(server.comments).toHaveLength(1);
  expect(server.sent("PATCH", /issues\/comments/)).toHaveLength(1);
});

test("the comment is found behind a hundred others, and one that only claims to be it is not touched", async () => {
  await using server = await startGitHub();
  using pull = makePull({ base: CHEAP, head: CHEAP });
  using copy = pull.checkOut("merge", RUN);
  onServer(server, pull);
  const marker = "<!-- llm-replay llm-replay -->";
  for (let id = 1; id <= 250; id++)
    server.comments.push({
      id,
      user: { login: "someone" },
      body: id % 50 === 0 ? `${marker} mine` : "hello",
    });
  server.comments.push({ id: 251, user: { login: "github-actions[bot]" }, body: `${marker}\nold` });
  await run(server, pull, copy);
  expect(server.comments).toHaveLength(251);
  expect(server.comments.filter(({ body }) => body === `${marker} mine`)).toHaveLength(5);
  expect(server.comments[250]?.body).toContain("✅");
});

test("each title has its own comment", async () => {
  await using server = await startGitHub();
  using pull = makePull({ base: CHEAP, head: CHEAP });
  using copy = pull.checkOut("merge", RUN);
  onServer(server, pull);
  for (const title of ["chat -->", "search", "chat -->"]) await run(server, pull, copy, { title });
  expect(ours(server)).toHaveLength(2);
});

test("two runs that both find no comment leave one", async () => {
  await using server = await startGitHub();
  using pull = makePull({ base: CHEAP, head: DEAR });
  using first = pull.checkOut("merge", RUN);
  using second = pull.checkOut("merge", RUN);
  onServer(server, pull);
  server.gatherListings(2);
  const runs = await Promise.all([run(server, pull, first), run(server, pull, second)]);
  expect(server.sent("POST", /issues\/1\/comments$/)).toHaveLength(2);
  expect(ours(server)).toHaveLength(1);
  expect(runs.map(({ code }) => code)).toEqual([1, 1]);
});

test("comments that runs before left behind are made one", async () => {
  await using server = await startGitHub();
  using pull = makePull({ base: CHEAP, head: CHEAP });
  using copy = pull.checkOut("merge", RUN);
  onServer(server, pull);
  for (const id of [1, 2, 3])
    server.comments.push({
      id,
      user: { login: "github-actions[bot]" },
      body: "<!-- llm-replay llm-replay -->",
    });
  await run(server, pull, copy);
  expect(server.comments.map(({ id }) => id)).toEqual([1]);
});

test("a run that ends after newer commits leaves the comment to theirs", async () => {
  await using server = await startGitHub();
  using pull = makePull({ base: CHEAP, head: DEAR });
  using copy = pull.checkOut("merge", RUN);
  onServer(server, pull);
  server.pulls.set(1, {
    number: 1,
    head: { sha: "f".repeat(40), repo: { full_name: "shop/bot" } },
    base: { repo: { full_name: "shop/bot" } },
  });
  const { log } = await run(server, pull, copy);
  expect(log).toContain("has newer commits");
  expect(server.comments).toEqual([]);
});

test("with comment: changes, silence has no comment, and an old one is renewed", async () => {
  await using server = await startGitHub();
  using pull = makePull({ base: CHEAP, head: CHEAP });
  using copy = pull.checkOut("merge", RUN);
  onServer(server, pull);
  await run(server, pull, copy, { comment: "changes" });
  expect(server.comments).toEqual([]);
  server.comments.push({
    id: 1,
    user: { login: "github-actions[bot]" },
    body: "<!-- llm-replay llm-replay -->\n❌ worse",
  });
  await run(server, pull, copy, { comment: "changes" });
  expect(server.comments[0]?.body).toContain("✅");
  expect((await run(server, pull, copy, { comment: "never", check: "false" })).code).toBe(0);
});
