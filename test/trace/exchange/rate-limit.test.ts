import { expect, test } from "vitest";
import type { Header } from "../../../src/cassette/cassette.ts";
import { rateLimitOf } from "../../../src/trace/exchange/rate-limit.ts";
import { interaction } from "../../session/interaction.ts";

const limitOf = (...headers: readonly Header[]) =>
  rateLimitOf(
    interaction({
      recordedAt: "2026-01-02T03:04:05.000Z",
      response: { status: 429, statusText: "", headers, body: null },
      timing: { headers: 1000, chunks: [], end: 1200 },
    }),
  );

test("OpenAI's headers tell what is left of requests and tokens", () => {
  expect(
    limitOf(
      ["x-ratelimit-limit-requests", "500"],
      ["x-ratelimit-remaining-requests", "499"],
      ["x-ratelimit-limit-tokens", "30000"],
      ["x-ratelimit-remaining-tokens", "29975"],
      ["x-ratelimit-reset-tokens", "6ms"],
    ),
  ).toEqual({ limitRequests: 500, remainingRequests: 499, limitTokens: 30_000, remainingTokens: 29_975 });
});

test("Anthropic's headers tell the same under other names", () => {
  expect(
    limitOf(
      ["anthropic-ratelimit-requests-limit", "50"],
      ["anthropic-ratelimit-requests-remaining", "0"],
      ["anthropic-ratelimit-tokens-limit", "80000"],
      ["anthropic-ratelimit-tokens-remaining", "79000"],
    ),
  ).toEqual({ limitRequests: 50, remainingRequests: 0, limitTokens: 80_000, remainingTokens: 79_000 });
});

test("Mistral's headers say how long a limit lasts", () => {
  expect(
    limitOf(
      ["x-ratelimit-limit-tokens-month", "10000000"],
      ["x-ratelimit-limit-req-minute", "5"],
      ["x-ratelimit-remaining-req-minute", "4"],
      ["x-ratelimit-limit-tokens-minute", "2000"],
      ["x-ratelimit-remaining-tokens-minute", "1932"],
    ),
  ).toEqual({ limitRequests: 5, remainingRequests: 4, limitTokens: 2000, remainingTokens: 1932 });
});

test("Cerebras limits the requests of a day and the tokens of a minute", () => {
  expect(
    limitOf(["x-ratelimit-limit-requests-day", "1440000"], ["x-ratelimit-remaining-tokens-minute", "999296"]),
  ).toEqual({ limitRequests: 1_440_000, remainingTokens: 999_296 });
});

test.each<[string, Header[], number]>([
  ["seconds", [["retry-after", "2.5"]], 2500],
  [
    "milliseconds, before seconds",
    [
      ["retry-after", "3"],
      ["retry-after-ms", "2750"],
    ],
    2750,
  ],
  ["a date", [["retry-after", "Fri, 02 Jan 2026 03:04:16 GMT"]], 10_000],
  ["a date that has passed", [["retry-after", "Fri, 02 Jan 2026 03:00:00 GMT"]], 0],
])("how long to wait may be told in %s", (_, headers, ms) => {
  expect(limitOf(...headers)).toEqual({ retryAfter: ms });
});

test("headers that say nothing of limits, or nothing that can be read, give none", () => {
  expect(
    limitOf(["content-type", "text/plain"], ["retry-after", "soon"], ["x-ratelimit-limit", ""]),
  ).toBeUndefined();
  expect(rateLimitOf(interaction({ failure: { kind: "network", message: "gone" } }))).toBeUndefined();
});
