import type { Interaction } from "../../cassette/cassette.ts";

const RETRIED = new Set([408, 409, 429]);

/** Whether clients send the same request again after this: what the SDKs of OpenAI and Anthropic retry. */
const isRetryable = ({ response, failure }: Interaction): boolean => {
  const status = response?.status;
  if (status === undefined) return failure !== undefined && failure.kind !== "abort";
  return RETRIED.has(status) || status >= 500;
};

const isSame = ({ request: a, role }: Interaction, { request: b, role: other }: Interaction): boolean =>
  a.method === b.method &&
  a.url === b.url &&
  role === other &&
  JSON.stringify(a.body) === JSON.stringify(b.body);

/** Recorded times are whole milliseconds. */
const TOLERANCE = 5;

/** What was sent before the failure was known stands beside it. */
const isAfter = ({ recordedAt }: Interaction, failed: Interaction): boolean =>
  Date.parse(recordedAt) + TOLERANCE >=
  Date.parse(failed.recordedAt) + (failed.timing.headers ?? failed.timing.end);

/**
 * Counts each interaction's attempt: 1, or one more than that of the same request which had failed before it was sent, in
 * a way that clients try again (408, 409, 429, 5xx, no answer). One failure is made good by one request.
 */
export const attemptsOf = (interactions: readonly Interaction[]): readonly number[] => {
  const failed: { interaction: Interaction; attempt: number }[] = [];
  return interactions.map((interaction) => {
    const before = failed.findIndex(
      (each) => isAfter(interaction, each.interaction) && isSame(each.interaction, interaction),
    );
    const [found] = before < 0 ? [] : failed.splice(before, 1);
    const attempt = (found?.attempt ?? 0) + 1;
    if (isRetryable(interaction)) failed.push({ interaction, attempt });
    return attempt;
  });
};
