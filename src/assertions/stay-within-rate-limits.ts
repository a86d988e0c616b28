import type { Call } from "../trace/call.ts";
import { requireShare } from "./argument.ts";
import { moreThan } from "./bound.ts";
import { type Amount, judgeBudget, type Measured } from "./budget.ts";
import { matcher } from "./matcher.ts";
import type { CountedSelection, Subject } from "./select.ts";
import { showNumber } from "./show.ts";

/** How near the limits are. */
export interface RateLimitOptions extends CountedSelection {
  /** The share of every limit, from 0 to 1, that must be left after each call; default: 0. */
  readonly reserve?: number | undefined;
}

const shareOf = (remaining: number | undefined, limit: number | undefined): number[] => {
  if (remaining === undefined) return [];
  if (remaining <= 0) return [0];
  return limit === undefined ? [] : [remaining / limit];
};

const leftOf = ({ index, rateLimit = {}, status, error }: Call): Amount => {
  if (status === 429 || error?.status === 429) return 0;
  const shares = [
    ...shareOf(rateLimit.remainingRequests, rateLimit.limitRequests),
    ...shareOf(rateLimit.remainingTokens, rateLimit.limitTokens),
  ];
  if (shares.length > 0) return Math.min(...shares);
  return error
    ? { skipped: "failed, and tells no limits" }
    : { missing: `call ${index} tells nothing of rate limits` };
};

const least = (measured: readonly Measured[]): number => Math.min(...measured.map(({ value }) => value));

/**
 * No call is refused with status 429, and after each some of the provider's limits of requests and tokens is left: more
 * than `reserve`, by the rate-limit headers. A provider that sends none cannot be judged.
 *
 * @throws `matcherArgument`.
 * @example
 * ```ts
 * expect(trace).toStayWithinRateLimits({ reserve: 0.1 });
 * ```
 * @function
 */
export const stayWithinRateLimits = matcher(
  "stayWithinRateLimits",
  (subject: Subject, options: RateLimitOptions = {}) =>
    judgeBudget(subject, {
      of: leftOf,
      noun: "rate-limit reserve",
      show: (value) => `${showNumber(value * 100)} %`,
      bound: moreThan(requireShare("stayWithinRateLimits", "reserve", options.reserve ?? 0)),
      selection: options,
      per: "call",
      together: least,
      ifMissing: "Only providers that send rate-limit headers can be judged; pick their calls with a filter.",
      ifBroken:
        "Send fewer requests at once, wait as retry-after says, or ask the provider for a higher limit.",
    }),
);
