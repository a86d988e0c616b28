import { expect, test, vi } from "vitest";
import { suiteOf, CHEAP, DEAR, publish, RUN, runFor } from "./shop.ts";
import { type GitHubServer, type Refusal, startGitHub } from "./github-server.ts";
import { makePull, type TestPull } from "./pull-request.ts";

vi.setConfig({ testTimeout: 60_000 });

const COMMENTS = /issues\/1\/comments$/;
const FORBIDDEN = { status: 403, message: "Resource not accessible by integration" };

/** Runs the action for a pull request that is dearer, on a server that refuses something. */
const runRefused = async (
  prepare: (server: GitHubServer, pull: TestPull) => void,
  inputs: Record<string, string> = {},
  fork = "shop/bot",
) => {
  await using server = await startGitHub();
  using pull = makePull({ base: CHEAP, head: DEAR });
  using copy = pull.checkOut("merge", RUN);
  publish(server, pull, fork);
  prepare(server, pull);
  const ran = await runFor(
    server,
    pull,
    copy,
    { "fail-on": "never", ...inputs },
    { payload: pull.payload({ fork }) },
  );
  return { ...ran, comments: server.comments, server };
};

const refusing = (method: string, path: RegExp, refusal: Refusal, times?: number) => (server: GitHubServer) =>
  server.refuse(method, path, refusal, times);

test("a fork's token may not write: the summary is there, the annotations too, and a warning shows the two steps", async () => {
  const { code, log, summary, outputs } = await runRefused(
    (server) => {
      server.refuse("POST", /check-runs/, FORBIDDEN);
      server.refuse("POST", COMMENTS, FORBIDDEN);
    },
    {},
    "someone/bot",
  );
  expect(code).toBe(0);
  expect(log.match(/::warning::GitHub refused[^\n]*workflow_run/g)).toHaveLength(1);
  expect(log).toContain("::error title=support.test.ts > refund,file=support.test.ts,line=7");
  expect(summary).toContain("Cost rose");
  expect(outputs).toMatchObject({ decision: "fail" });
});

test("a token without a permission is told which one it needs", async () => {
  const { log } = await runRefused(refusing("POST", COMMENTS, FORBIDDEN));
  expect(log).toMatch(/::warning::GitHub refused the comment.*pull-requests: write/);
});

test("on-refused: fail makes the same a failure", async () => {
  const prepare = refusing("POST", COMMENTS, FORBIDDEN);
  expect((await runRefused(prepare, { "on-refused": "fail" })).code).toBe(1);
  expect((await runRefused(prepare, { "on-refused": "pass" })).log).not.toContain(
    "::warning::GitHub refused",
  );
});

test("a locked conversation is named as such", async () => {
  const message = "Unable to create comment because issue is locked.";
  const { code, log } = await runRefused(refusing("POST", COMMENTS, { status: 403, message }));
  expect([code, log]).toEqual([0, expect.stringContaining("The conversation is locked.")]);
});

test("a pull request that the token does not see is a warning", async () => {
  const { code, log } = await runRefused((server) => server.pulls.clear());
  expect([code, log]).toEqual([0, expect.stringContaining("GitHub refused the comment with 404")]);
});

test("a rate limit is waited for as long as GitHub says", async () => {
  const limit = { status: 429, headers: { "retry-after": "1" }, message: "Too many requests" };
  const { comments, log } = await runRefused(refusing("GET", COMMENTS, limit, 1));
  expect(comments).toHaveLength(1);
  expect(log).toContain("asking again in 1 s");
});

test("so is a secondary limit, and what it refused is written once", async () => {
  const limit = {
    status: 403,
    headers: { "retry-after": "1" },
    message: "You have exceeded a secondary rate limit. Please wait a few minutes before you try again.",
  };
  const { comments, server } = await runRefused(refusing("POST", COMMENTS, limit, 2));
  expect(comments).toHaveLength(1);
  expect(server.sent("POST", COMMENTS)).toHaveLength(3);
});

test("a limit that lasts for an hour is not waited for", async () => {
  const limit = { status: 429, headers: { "retry-after": "3600" } };
  const { code, log, comments } = await runRefused(refusing("POST", COMMENTS, limit));
  expect([code, comments, log]).toEqual([0, [], expect.stringContaining("rate limit is used up")]);
});

test("a server that is broken for a moment is asked again where nothing is written", async () => {
  const { comments } = await runRefused(refusing("GET", COMMENTS, { status: 502 }, 1));
  expect(comments).toHaveLength(1);
});

test("a body that is refused as too long is sent again with whole sections left out", async () => {
  await using server = await startGitHub();
  const many = (tokens: number) =>
    Object.assign(
      {},
      ...Array.from({ length: 120 }, (_, index) => {
        const [cassette] = Object.values(suiteOf(`Answer ${index}`, tokens));
        return { [`cassettes/support/test-${index}.json`]: cassette };
      }),
    ) as ReturnType<typeof suiteOf>;
  using pull = makePull({ base: many(100), head: many(1000) });
  using copy = pull.checkOut("merge", RUN);
  publish(server, pull);
  server.longest = 9000;
  await runFor(server, pull, copy);
  const [comment] = server.comments;
  expect(comment?.body.length).toBeLessThanOrEqual(9000);
  expect(comment?.body).toMatch(/\d+ sections are left out/);
  expect(comment?.body).toContain("/actions/runs/77");
});

test("without a token nothing but the comment and the check is missing", async () => {
  const { code, log, summary, server } = await runRefused(() => {}, { "github-token": "" });
  expect([code, server.seen]).toEqual([0, []]);
  expect(log).toContain("::warning::Without a github-token, the check and the comment cannot be written.");
  expect(summary).toContain("Cost rose");
});

test("a check takes all annotations, fifty at a time; the log takes ten of a kind and says how many more", async () => {
  const many = (tokens: number) =>
    Object.assign(
      {},
      ...Array.from({ length: 60 }, (_, index) => {
        const [cassette] = Object.values(suiteOf(`Answer ${index}`, tokens));
        return { [`cassettes/test-${index}.json`]: cassette };
      }),
    ) as ReturnType<typeof suiteOf>;
  await using server = await startGitHub();
  using pull = makePull({ base: many(100), head: many(1000) });
  using copy = pull.checkOut("merge", RUN);
  publish(server, pull);
  await runFor(server, pull, copy);
  const sizes = [...server.sent("POST", /check-runs$/), ...server.sent("PATCH", /check-runs/)].map(
    ({ body }) => (body as { output: { annotations: unknown[] } }).output.annotations.length,
  );
  expect(sizes).toEqual([50, 50, 20]);
  const { log } = await runFor(server, pull, copy, { check: "false" });
  expect(log.match(/^::error title/gm)).toHaveLength(10);
  expect(log).toContain("And 111 more");
});
