import { getOctokit } from "@actions/github";
import { expect, test } from "vitest";
import { patientRequests, type Refusal, waitBeforeRetry } from "../../src/action/patience.ts";
import { startGitHub } from "./github-server.ts";

const refusal = (given: Partial<Refusal>): Refusal => ({
  method: "GET",
  status: 429,
  headers: {},
  message: "",
  attempt: 1,
  now: 1_000_000,
  ...given,
});

test("a limit is waited for until the time that the answer names", () => {
  expect(waitBeforeRetry(refusal({ headers: { "retry-after": "7" } }))).toBe(7000);
  const reset = { "x-ratelimit-remaining": "0", "x-ratelimit-reset": "1030" };
  expect(waitBeforeRetry(refusal({ status: 403, headers: reset }))).toBe(31_000);
});

test("a secondary limit without a time is waited for a minute, then two, then four", () => {
  const limited = { status: 403, message: "You have exceeded a secondary rate limit" };
  expect([1, 2, 3, 4].map((attempt) => waitBeforeRetry(refusal({ ...limited, attempt })))).toEqual([
    60_000,
    120_000,
    240_000,
    undefined,
  ]);
});

test("what is forbidden, wrong or not there is not asked for again; nor is writing, where a server broke", () => {
  for (const status of [401, 403, 404, 422]) expect(waitBeforeRetry(refusal({ status }))).toBeUndefined();
  expect(waitBeforeRetry(refusal({ status: 500, method: "POST" }))).toBeUndefined();
  expect(waitBeforeRetry(refusal({ status: 500 }))).toBe(1000);
});

test("a client waits as told, and then has its answer", async () => {
  await using server = await startGitHub();
  server.refuse("GET", /comments/, { status: 429, headers: { "retry-after": "40" } }, 2);
  const api = getOctokit("t", { baseUrl: server.origin });
  const waits: number[] = [];
  const said: string[] = [];
  patientRequests(api, {
    wait: async (ms) => void waits.push(ms),
    longest: 60_000,
    say: (message) => said.push(message),
  });
  const { status } = await api.rest.issues.listComments({ owner: "shop", repo: "bot", issue_number: 1 });
  expect([status, waits, said.length]).toEqual([200, [40_000, 40_000], 2]);
});
