import type { Call } from "../trace/call.ts";
import { unjudged } from "./finding.ts";
import type { Finding } from "./verdict.ts";

/** Tells whether a call's answer could not be read, so that nothing is known of what it holds. */
const isUnread = ({ kind, operation, output, error }: Call): boolean =>
  kind === "model" && operation === undefined && output.length === 0 && error === undefined;

const tellUnknown = (call: Call, why: string): Finding =>
  unjudged({
    missing: `call ${call.index} ${why}`,
    call,
    fix: "Pick the calls that were answered with a filter.",
  });

/** What is missing where one of the answers could not be read; `undefined` where all of them were. */
export const unreadAnswer = (calls: readonly Call[]): Finding | undefined => {
  const call = calls.find(isUnread);
  return call && tellUnknown(call, `could not be read: ${call.warnings.join("; ") || "no reader knows it"}`);
};

/**
 * What is missing where calls are searched for something: the answer of one that could not be read may hold it, and
 * calls that all failed hold nothing. `undefined` where the answers are known.
 */
export const unreadAnswers = (calls: readonly Call[]): Finding | undefined => {
  const [first] = calls;
  const unread = unreadAnswer(calls);
  if (unread || !first?.error) return unread;
  return calls.every(({ error }) => error) ? tellUnknown(first, `failed: ${first.error.message}`) : undefined;
};
