import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { readReport } from "../../src/reporters/report-schema.ts";
import { readTrace } from "../../src/trace/read-trace.ts";
import type { Trace } from "../../src/trace/trace.ts";
import type { Suite } from "../reporters/suites.ts";
import { type GitHubServer, startGitHub } from "./github-server.ts";
import { makePull } from "./pull-request.ts";
import { CHEAP, DEAR, publish, RUN, runFor } from "./shop.ts";

vi.setConfig({ testTimeout: 60_000 });

const ours = (server: GitHubServer) =>
  server.comments.filter(({ body }) => body.startsWith("<!-- llm-replay "));

const sumOf = (head: Suite): Trace[] => Object.values(head).map((cassette) => readTrace(cassette));

test("a pull request that is dearer fails, is commented on, checked, summarised and annotated at the test's line", async () => {
  await using server = await startGitHub();
  using pull = makePull({ base: CHEAP, head: DEAR });
  using copy = pull.checkOut("merge", RUN);
  publish(server, pull);
  const { code, log, summary, outputs } = await runFor(server, pull, copy);
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
  publish(server, pull);
  const { outputs } = await runFor(server, pull, copy);
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
  publish(server, pull);
  await runFor(server, pull, copy);
  const { log } = await runFor(server, pull, copy);
  expect(log).toContain("The comment was left as it was");
  await runFor(server, pull, copy, { "max-cost": "off" });
  expect(server.comments).toHaveLength(1);
  expect(server.sent("PATCH", /issues\/comments/)).toHaveLength(1);
});

test("the comment is found behind a hundred others, and one that only claims to be it is not touched", async () => {
  await using server = await startGitHub();
  using pull = makePull({ base: CHEAP, head: CHEAP });
  using copy = pull.checkOut("merge", RUN);
  publish(server, pull);
  const marker = "<!-- llm-replay llm-replay -->";
  for (let id = 1; id <= 250; id++)
    server.comments.push({
      id,
      user: { login: "someone" },
      body: id % 50 === 0 ? `${marker} mine` : "hello",
    });
  server.comments.push({ id: 251, user: { login: "github-actions[bot]" }, body: `${marker}\nold` });
  await runFor(server, pull, copy);
  expect(server.comments).toHaveLength(251);
  expect(server.comments.filter(({ body }) => body === `${marker} mine`)).toHaveLength(5);
  expect(server.comments[250]?.body).toContain("✅");
});

test("each title has its own comment", async () => {
  await using server = await startGitHub();
  using pull = makePull({ base: CHEAP, head: CHEAP });
  using copy = pull.checkOut("merge", RUN);
  publish(server, pull);
  for (const title of ["chat -->", "search", "chat -->"]) await runFor(server, pull, copy, { title });
  expect(ours(server)).toHaveLength(2);
});

test("two runs that both find no comment leave one", async () => {
  await using server = await startGitHub();
  using pull = makePull({ base: CHEAP, head: DEAR });
  using first = pull.checkOut("merge", RUN);
  using second = pull.checkOut("merge", RUN);
  publish(server, pull);
  server.gatherListings(2);
  const runs = await Promise.all([runFor(server, pull, first), runFor(server, pull, second)]);
  expect(server.sent("POST", /issues\/1\/comments$/)).toHaveLength(2);
  expect(ours(server)).toHaveLength(1);
  expect(runs.map(({ code }) => code)).toEqual([1, 1]);
});

test("comments that runs before left behind are made one", async () => {
  await using server = await startGitHub();
  using pull = makePull({ base: CHEAP, head: CHEAP });
  using copy = pull.checkOut("merge", RUN);
  publish(server, pull);
  for (const id of [1, 2, 3])
    server.comments.push({
      id,
      user: { login: "github-actions[bot]" },
      body: "<!-- llm-replay llm-replay -->",
    });
  await runFor(server, pull, copy);
  expect(server.comments.map(({ id }) => id)).toEqual([1]);
});

test("a run that ends after newer commits leaves the comment to theirs", async () => {
  await using server = await startGitHub();
  using pull = makePull({ base: CHEAP, head: DEAR });
  using copy = pull.checkOut("merge", RUN);
  publish(server, pull, "shop/bot", "f".repeat(40));
  const { log } = await runFor(server, pull, copy);
  expect(log).toContain("has newer commits");
  expect(server.comments).toEqual([]);
});

test("with comment: changes, silence has no comment, and an old one is renewed", async () => {
  await using server = await startGitHub();
  using pull = makePull({ base: CHEAP, head: CHEAP });
  using copy = pull.checkOut("merge", RUN);
  publish(server, pull);
  await runFor(server, pull, copy, { comment: "changes" });
  expect(server.comments).toEqual([]);
  server.comments.push({
    id: 1,
    user: { login: "github-actions[bot]" },
    body: "<!-- llm-replay llm-replay -->\n❌ worse",
  });
  await runFor(server, pull, copy, { comment: "changes" });
  expect(server.comments[0]?.body).toContain("✅");
  expect((await runFor(server, pull, copy, { comment: "never", check: "false" })).code).toBe(0);
});

test("the report is written to the files that the inputs name, for others to upload", async () => {
  await using server = await startGitHub();
  using pull = makePull({ base: CHEAP, head: DEAR });
  using copy = pull.checkOut("merge", RUN);
  publish(server, pull);
  const files = { html: "out/report.html", json: "out/report.json", junit: "out/report.xml" };
  const { outputs } = await runFor(server, pull, copy, { ...files, comment: "never", check: "false" });
  const textOf = (name: keyof typeof files): string => {
    expect(outputs[name]).toBe(join(copy.root, files[name]));
    return readFileSync(join(copy.root, files[name]), "utf8");
  };
  const report = readReport(textOf("json"));
  expect(report).toMatchObject({ pullRequest: 1, gate: { decision: "fail" }, head: { revision: pull.head } });
  expect(textOf("junit")).toContain('<testsuite name="llm-replay" tests="2"');
  const html = textOf("html");
  expect(html).toMatch(/^<!doctype html>/);
  expect(html).toContain("Cost rose");
  expect(html).not.toContain("<!--data-->");
});
