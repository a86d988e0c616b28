import { expect, test } from "vitest";
import { attemptsOf } from "../../../src/trace/calls/attempts.ts";
import { interaction } from "../../session/interaction.ts";

const ask = (text: string, status = 200) =>
  interaction({
    status,
    request: {
      method: "POST",
      url: "https://api.example.com/v1/chat",
      headers: [],
      body: { json: { text } },
    },
  });

test.each([408, 409, 429, 500, 503, 529])("after %i the same request is another attempt", (status) => {
  expect(attemptsOf([ask("a", status), ask("a", status), ask("a")])).toEqual([1, 2, 3]);
});

test.each([200, 400, 401, 404])("after %i the same request is a new one", (status) => {
  expect(attemptsOf([ask("a", status), ask("a")])).toEqual([1, 1]);
});

test("a request that met no answer is tried again, one that the program gave up is not", () => {
  const failed = (kind: "network" | "timeout" | "abort") =>
    interaction({ request: ask("a").request, failure: { kind, message: "gone" } });
  expect(attemptsOf([failed("network"), failed("timeout"), ask("a")])).toEqual([1, 2, 3]);
  expect(attemptsOf([failed("abort"), ask("a")])).toEqual([1, 1]);
});

test("another body, another role or another address is no further attempt", () => {
  const other = ask("a");
  expect(attemptsOf([ask("a", 429), ask("b")])).toEqual([1, 1]);
  expect(attemptsOf([ask("a", 429), { ...other, role: "judge" }])).toEqual([1, 1]);
  const elsewhere = { ...other, request: { ...other.request, url: "https://api.example.com/v2" } };
  expect(attemptsOf([ask("a", 429), elsewhere])).toEqual([1, 1]);
});

test("each of two failures is made good by one request", () => {
  expect(attemptsOf([ask("a", 429), ask("a", 429), ask("a"), ask("a")])).toEqual([1, 2, 3, 1]);
  expect(attemptsOf([ask("a", 429), ask("b", 429), ask("b"), ask("a"), ask("a")])).toEqual([1, 1, 2, 2, 1]);
});

test("the same request that is sent before the failure is known stands beside it", () => {
  const sent = (at: number, status: number) => ({
    ...ask("a", status),
    recordedAt: new Date(Date.parse("2026-01-02T03:04:05.000Z") + at).toISOString(),
    timing: { headers: 80, chunks: [90], end: 90 },
  });
  expect(attemptsOf([sent(0, 429), sent(20, 200), sent(80, 200)])).toEqual([1, 1, 2]);
  expect(attemptsOf([sent(0, 429), sent(20, 429), sent(300, 200), sent(300, 200)])).toEqual([1, 1, 2, 2]);
});
