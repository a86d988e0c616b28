import type { Interaction } from "../../cassette/cassette.ts";
import type { RateLimit } from "../call.ts";
import { defined } from "../values/json-access.ts";

type Headers = (...names: readonly string[]) => string | undefined;

const numberOf = (text: string | undefined): number | undefined => {
  const number = text === undefined || text.trim() === "" ? NaN : Number(text);
  return Number.isFinite(number) ? number : undefined;
};

/** Seconds, or the date until which to wait (RFC 9110, 10.2.3). */
const retryAfter = (headers: Headers, answeredAt: number): number | undefined => {
  const ms = numberOf(headers("retry-after-ms", "x-ms-retry-after-ms"));
  const told = headers("retry-after");
  const seconds = numberOf(told);
  if (ms !== undefined || seconds !== undefined) return ms ?? (seconds ?? 0) * 1000;
  const until = told === undefined ? NaN : Date.parse(told);
  return Number.isNaN(until) ? undefined : Math.max(0, until - answeredAt);
};

/** Headers of limits, `*` for `limit` or `remaining`; Mistral and Cerebras say how long a limit lasts. */
const REQUESTS = [
  "x-ratelimit-*-requests",
  "anthropic-ratelimit-requests-*",
  "x-ratelimit-*-req-minute",
  "x-ratelimit-*-requests-day",
  "x-ratelimit-*",
];
const TOKENS = ["x-ratelimit-*-tokens", "anthropic-ratelimit-tokens-*", "x-ratelimit-*-tokens-minute"];

/**
 * Reads what a provider's headers say of its limits: `x-ratelimit-*` (OpenAI and those after it,
 * https://platform.openai.com/docs/guides/rate-limits), `anthropic-ratelimit-*`
 * (https://docs.anthropic.com/en/api/rate-limits), `retry-after` and `retry-after-ms`. `undefined` where they say nothing.
 */
export const rateLimitOf = ({ response, recordedAt, timing }: Interaction): RateLimit | undefined => {
  const told = new Map(response?.headers);
  const headers: Headers = (...names) => told.get(names.find((name) => told.has(name)) ?? "");
  const count = (names: readonly string[], word: "limit" | "remaining") =>
    numberOf(headers(...names.map((name) => name.replace("*", word))));
  const limit = defined({
    limitRequests: count(REQUESTS, "limit"),
    remainingRequests: count(REQUESTS, "remaining"),
    limitTokens: count(TOKENS, "limit"),
    remainingTokens: count(TOKENS, "remaining"),
    retryAfter: retryAfter(headers, Date.parse(recordedAt) + (timing.headers ?? timing.end)),
  });
  return Object.keys(limit).length > 0 ? limit : undefined;
};
