import type { GitHubApi } from "./github-api.ts";
import { isRefused, type Refused } from "./refusal.ts";

/** What is known of an answer that refused a request. */
export interface Refusal {
  readonly method: string;
  readonly status: number;
  readonly headers: NonNullable<Refused["response"]>["headers"];
  readonly message: string;
  /** How often the request was sent already. */
  readonly attempt: number;
  /** Milliseconds since 1970. */
  readonly now: number;
}

const ATTEMPTS = 4;
/** GitHub's advice where a secondary limit says no time; longer each time. */
const SECONDARY_WAIT = 60_000;
const SERVER_WAIT = 1000;

const isLimited = ({ status, headers, message }: Refusal): boolean =>
  status === 429 ||
  (status === 403 &&
    (headers["retry-after"] !== undefined ||
      `${headers["x-ratelimit-remaining"] ?? ""}` === "0" ||
      /rate limit|abuse detection/i.test(message)));

const limitWait = ({ headers, attempt, now }: Refusal): number => {
  const after = Number(headers["retry-after"]);
  if (headers["retry-after"] !== undefined && Number.isFinite(after)) return after * 1000;
  const reset = Number(headers["x-ratelimit-reset"]) * 1000;
  if (`${headers["x-ratelimit-remaining"] ?? ""}` === "0" && reset > 0)
    return Math.max(0, reset - now) + 1000;
  return SECONDARY_WAIT * 2 ** (attempt - 1);
};

/**
 * Gives the milliseconds after which a refused request is worth another try; `undefined` where it is not. A request that
 * met a limit was not carried out; one that met a broken server may have been, so that only reading is tried again.
 *
 * @see https://docs.github.com/en/rest/using-the-rest-api/best-practices-for-using-the-rest-api#handle-rate-limit-errors-appropriately
 */
export const waitBeforeRetry = (refusal: Refusal): number | undefined => {
  if (refusal.attempt >= ATTEMPTS) return undefined;
  if (isLimited(refusal)) return limitWait(refusal);
  return refusal.status >= 500 && refusal.method === "GET"
    ? SERVER_WAIT * 2 ** (refusal.attempt - 1)
    : undefined;
};

/** How requests wait. */
export interface Patience {
  readonly wait: (ms: number) => Promise<unknown>;
  /** The most milliseconds that are waited at once; a longer time is a refusal. */
  readonly longest: number;
  readonly say: (message: string) => void;
}

/** Makes a client wait as long as GitHub says, and ask again. */
export const patientRequests = (
  { hook }: Pick<GitHubApi, "hook">,
  { wait, longest, say }: Patience,
): void => {
  hook.wrap("request", async (request, options) => {
    for (let attempt = 1; ; attempt++) {
      try {
        return await request(options);
      } catch (error) {
        if (!isRefused(error)) throw error;
        const { status, message, response } = error;
        const headers = response?.headers ?? {};
        const { method } = options;
        const ms = waitBeforeRetry({ method, status, headers, message, attempt, now: Date.now() });
        if (ms === undefined || ms > longest) throw error;
        say(
          `GitHub answered ${method} ${options.url} with ${status}; asking again in ${Math.ceil(ms / 1000)} s.`,
        );
        await wait(ms);
      }
    }
  });
};
