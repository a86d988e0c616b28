import type { CallDiff, Change, TraceDiff } from "../../trace/diff/trace-diff.ts";
import type { Finding, Severity } from "../report.ts";
import type { Limits } from "../thresholds.ts";

const finding = (severity: Severity, message: string): Finding => ({ severity, metric: "answer", message });

const said = (text: unknown): string => (typeof text === "string" ? text.trim() : "");

const meaning = ({ base, head, similarity, conflicts = [] }: Change, least: number): string | undefined => {
  if (said(head) === "") return said(base) === "" ? undefined : "is empty now";
  const [conflict] = conflicts;
  if (conflict !== undefined) return `says otherwise: ${conflict}`;
  if (similarity !== undefined && similarity < least)
    return `has another meaning: similarity ${similarity.toFixed(2)}, less than ${least}`;
  return undefined;
};

/** How the answer of a call is spoken of, and how grave it is that it means something else. */
interface Answered {
  readonly name: string;
  readonly severity: Severity;
}

const answerOf = ({ head }: CallDiff, isFinal: boolean): Answered =>
  isFinal
    ? { name: "The final answer", severity: "regression" }
    : { name: `The answer of call ${(head?.index ?? 0) + 1}`, severity: "warning" };

/** A text that came where tools were asked for, or went with them, is told by the tools. */
const isSwapped = ({ base, head }: CallDiff): boolean =>
  (base?.toolCalls.length ?? 0) > 0 !== (head?.toolCalls.length ?? 0) > 0;

/** Judges the answer of one call that changed; `least` is how alike it must be in meaning, from 0 to 1. */
export const judgeAnswer = (call: CallDiff, { name, severity }: Answered, least: number): Finding[] => {
  const change = call.changes.find(({ kind }) => kind === "text");
  if (!change || isSwapped(call) || call.head?.error) return [];
  const wrong = meaning(change, least);
  if (wrong !== undefined) return [finding(severity, `${name} ${wrong}.`)];
  if (change.base === undefined || said(change.head) === "") return [];
  if (change.similarity === undefined)
    return [finding("info", `${name} has other words, whose meaning cannot be compared.`)];
  return [finding("info", `${name} has other words, of like meaning (${change.similarity.toFixed(2)}).`)];
};

/**
 * Judges answers that changed: the final one is a regression where it contradicts what was said, means something else
 * or is empty; one on the way to it is a warning.
 */
export const judgeAnswers = ({ calls }: TraceDiff, { similarity }: Pick<Limits, "similarity">): Finding[] => {
  if (similarity === false) return [];
  const answering = calls.filter(({ head }) => head?.kind === "model" && head.output.length > 0);
  const last = answering.reduce<CallDiff | undefined>(
    (latest, call) => ((call.head?.index ?? -1) > (latest?.head?.index ?? -1) ? call : latest),
    undefined,
  );
  return calls.flatMap((call) => judgeAnswer(call, answerOf(call, call === last), similarity));
};
