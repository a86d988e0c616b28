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

/**
 * Reads what a provider's headers say of its limits: `x-ratelimit-*` (OpenAI and those after it,
 * https://platform.openai.com/docs/guides/rate-limits), `anthropic-ratelimit-*`
 * (https://docs.anthropic.com/en/api/rate-limits), `retry-after` and `retry-after-ms`. `undefined` where they say nothing.
 */
export const rateLimitOf = ({ response, recordedAt, timing }: Interaction): RateLimit | undefined => {
  const headers: Headers = (...names) => response?.headers.find(([name]) => names.includes(name))?.[1];
  const limit = defined({
    limitRequests: numberOf(
      headers("x-ratelimit-limit-requests", "anthropic-ratelimit-requests-limit", "x-ratelimit-limit"),
    ),
    remainingRequests: numberOf(
      headers(
        "x-ratelimit-remaining-requests",
        "anthropic-ratelimit-requests-remaining",
        "x-ratelimit-remaining",
      ),
    ),
    limitTokens: numberOf(headers("x-ratelimit-limit-tokens", "anthropic-ratelimit-tokens-limit")),
    remainingTokens: numberOf(
      headers("x-ratelimit-remaining-tokens", "anthropic-ratelimit-tokens-remaining"),
    ),
    retryAfter: retryAfter(headers, Date.parse(recordedAt) + (timing.headers ?? timing.end)),
  });
  return Object.keys(limit).length > 0 ? limit : undefined;
};
