import type { Call } from "../trace/call.ts";
import type { Span } from "../trace/span.ts";
import { explainCall } from "./explain-call.ts";
import { judged } from "./finding.ts";
import { matcher } from "./matcher.ts";
import { requestKey } from "./request-key.ts";
import { overCalls, type Selection, type Subject } from "./select.ts";
import { isTrace } from "./subject.ts";
import { unreadAnswer } from "./unread.ts";
import type { Finding } from "./verdict.ts";

/** Which errors {@link haveNoErrors} counts. */
export interface ErrorOptions extends Selection {
  /** Leave errors out after which the same request was sent again and answered. */
  readonly allowRetried?: boolean | undefined;
}

const isRecovered = (failed: Call, calls: readonly Call[]): boolean => {
  const asked = requestKey(failed);
  return calls.some(
    (later) =>
      later.index > failed.index &&
      later.attempt > failed.attempt &&
      later.error === undefined &&
      asked !== undefined &&
      requestKey(later) === asked,
  );
};

const callLine = (call: Call): string =>
  `${explainCall(call)}: ${[call.error?.type, call.error?.status, call.error?.message].filter((part) => part !== undefined).join(", ")}`;

/** A call's own span says again what the call says. */
const failedSpans = (subject: Subject, { filter }: Selection): readonly Span[] =>
  isTrace(subject) && !filter
    ? subject.spans.filter(({ status, call }) => status === "error" && call === undefined)
    : [];

const judgeErrors = (
  failed: readonly Call[],
  recovered: readonly Call[],
  spans: readonly Span[],
): Finding => {
  const lines = [
    ...failed.map(callLine),
    ...spans.map(({ name, statusMessage = "no message" }) => `span ${name}: ${statusMessage}`),
  ];
  return judged(lines.length === 0, {
    fact: lines.length === 0 ? "Nothing failed." : `${lines.length} failed.`,
    actual: lines,
    expected: [],
    shown: { expected: "no errors", actual: lines.length === 0 ? "none" : `${lines.length} in all` },
    call: failed[0],
    rows: [["errors", lines.slice(0, 5)]],
    fix:
      recovered.length > 0
        ? "Some were sent again and answered: allowRetried: true leaves those out."
        : "Look at the errors above, correct what caused them, and record again.",
  });
};

/**
 * No call failed: on the network, by its status, or inside an answer of status 200; and no span says that it did. All
 * calls count, not only those of models. A failed try counts too, unless `allowRetried`.
 *
 * @example
 * ```ts
 * expect(trace).toHaveNoErrors();
 * expect(trace).toHaveNoErrors({ allowRetried: true });
 * ```
 * @function
 */
export const haveNoErrors = matcher("haveNoErrors", (subject: Subject, options: ErrorOptions = {}) => {
  const judge = (calls: readonly Call[]): Finding => {
    const failed = calls.filter(({ error }) => error !== undefined);
    const recovered = failed.filter((call) => isRecovered(call, calls));
    const left = options.allowRetried ? failed.filter((call) => !recovered.includes(call)) : failed;
    const finding = judgeErrors(left, recovered, failedSpans(subject, options));
    // An answer of status 200 may hold an error, and nobody has read it.
    return (finding.pass ? unreadAnswer(calls) : undefined) ?? finding;
  };
  const hasSpansAlone = isTrace(subject) && subject.calls.length === 0 && subject.spans.length > 1;
  return hasSpansAlone ? judge([]) : overCalls(subject, options, judge, { kinds: "any" });
});
