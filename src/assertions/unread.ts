import type { Call } from "../trace/call.ts";
import { unjudged } from "./finding.ts";
import type { Finding } from "./verdict.ts";

/** Tells whether a call's answer could not be read, so that nothing is known of what it holds. */
const isUnread = ({ kind, operation, output, error }: Call): boolean =>
  kind === "model" && operation === undefined && output.length === 0 && error === undefined;

/**
 * What is missing where calls are searched for something: the answer of one that could not be read may hold it, and
 * calls that all failed hold nothing. `undefined` where the answers are known.
 */
export const unreadAnswers = (calls: readonly Call[]): Finding | undefined => {
  const call =
    calls.find(isUnread) ?? (calls.every(({ error }) => error !== undefined) ? calls[0] : undefined);
  if (!call) return undefined;
  const reason = call.error
    ? `failed: ${call.error.message}`
    : `could not be read: ${call.warnings.join("; ")}`;
  return unjudged({
    missing: `call ${call.index} ${reason}`,
    call,
    fix: "Pick the calls that were answered with a filter.",
  });
};
