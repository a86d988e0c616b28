/** An answer of GitHub that is no success. */
export interface Refused extends Error {
  readonly status: number;
  readonly response?: {
    readonly headers: Readonly<Record<string, string | number | undefined>>;
  };
}

/** Tells an answer that is no success from what else may be thrown. */
export const isRefused = (error: unknown): error is Refused =>
  error instanceof Error && "status" in error && typeof error.status === "number";

/** Tells whether a body was refused for its length. */
export const isTooLong = (error: unknown): boolean =>
  isRefused(error) && error.status === 422 && /too long|too large/i.test(error.message);

/** Tells whether what was asked for is not there any more. */
export const isGone = (error: unknown): boolean =>
  isRefused(error) && (error.status === 404 || error.status === 410);

const TWO_STEPS =
  "The token of a pull request from a fork may only read. Let a second workflow comment, on workflow_run: " +
  "the README shows both steps under “From forks”.";

const hintOf = ({ status, message }: Refused, permission: string, isFork: boolean): string => {
  if (/locked/i.test(message)) return "The conversation is locked.";
  if (status === 401) return "The input github-token is no valid token.";
  if (status === 403 && isFork) return TWO_STEPS;
  if (status === 403) return `The token needs ${permission}: add it to the job's permissions.`;
  if (status === 404) return `It is not there, or the token may not see it: it needs ${permission}.`;
  if (status === 429) return "GitHub's rate limit is used up. Run the job again later.";
  return "Run the job again.";
};

/** Something that GitHub refused. */
export interface RefusedWork {
  /** `the comment` */
  readonly what: string;
  /** The permission it needs, such as `checks: write`. */
  readonly permission: string;
  readonly error: Refused;
}

const firstLine = (text: string): string => text.split("\n", 1)[0] ?? "";

/** Says what GitHub refused, and what to do; what was refused for one reason is said at once. */
export const refusalTexts = (works: readonly RefusedWork[], isFork: boolean): string[] =>
  Map.groupBy(works, ({ error }) => `${error.status} (${firstLine(error.message)})`)
    .entries()
    .flatMap(([reason, same]) => {
      const [first] = same;
      if (!first) return [];
      const what = same.map((each) => each.what).join(" and ");
      const permissions = same.map(({ permission }) => permission).join(" and ");
      return [`GitHub refused ${what} with ${reason}. ${hintOf(first.error, permissions, isFork)}`];
    })
    .toArray();
