import type { Call } from "../trace/call.ts";
import type { Trace } from "../trace/trace.ts";
import { unjudged } from "./finding.ts";
import { emptySelection, overCalls, type Selection } from "./select.ts";
import { isCall, isTrace, wrongSubject } from "./subject.ts";
import type { Finding } from "./verdict.ts";

/** Whose output is judged: a text, a call's answer, or a trace's, which is that of its last call that generates. */
export type OutputSubject = string | Call | Trace;

/** A text that a model gave. */
export interface Output {
  readonly text: string;
  /** Absent where the subject is the text alone. */
  readonly call?: Call;
}

/** What a model does beside generating text; a call that could not be read may well generate. */
const ELSE: ReadonlySet<Call["operation"]> = new Set<Call["operation"]>([
  "embeddings",
  "rerank",
  "image",
  "speech",
  "transcription",
  "moderation",
]);

const generates = ({ kind, operation }: Call): boolean => kind === "model" && !ELSE.has(operation);

const gapOf = (call: Call): string => {
  if (call.error) return `call ${call.index} failed: ${call.error.message}`;
  const tools = call.toolCalls.map(({ name }) => name);
  if (tools.length > 0)
    return `the answer of call ${call.index} holds no text, it asks for ${tools.join(", ")}`;
  return [`call ${call.index} gave no text`, ...call.warnings].join("; ");
};

const answerOf = <Found>(call: Call, judge: (output: Output) => Found): Found | Finding => {
  if (call.text) return judge({ text: call.text, call });
  return unjudged({
    missing: gapOf(call),
    call,
    fix: "Pass the text itself, or pick the call that answers with a filter.",
  });
};

/**
 * Judges the last call that generates among those that a selection picks; none is an empty selection.
 */
export const overLastCall = <Found = Finding>(
  subject: Call | Trace,
  selection: Selection,
  judge: (call: Call) => Found,
): Found | Finding =>
  overCalls<Found | Finding>(subject, selection, (calls) => {
    const last = calls.findLast(generates) ?? (selection.filter && calls.at(-1));
    if (last) return judge(last);
    return isCall(subject)
      ? unjudged({ missing: `call ${subject.index} generates nothing`, call: subject })
      : emptySelection("none of the calls generates anything", selection);
  });

/** Judges a text, or the text that a call or a trace ends with; where there is none, nothing can be judged. */
export const overOutput = <Found = Finding>(
  subject: OutputSubject,
  selection: Selection,
  judge: (output: Output) => Found,
): Found | Finding => {
  if (typeof subject === "string") return judge({ text: subject });
  if (!isTrace(subject) && !isCall(subject)) return wrongSubject(subject, "a text, a trace or a call");
  return overLastCall<Found | Finding>(subject, selection, (call) => answerOf(call, judge));
};
