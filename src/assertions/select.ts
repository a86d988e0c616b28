import type { Call } from "../trace/call.ts";
import type { Trace } from "../trace/trace.ts";
import { explainCalls } from "./explain-call.ts";
import { judged, unjudged } from "./finding.ts";
import { isCall, isTrace, wrongSubject } from "./subject.ts";
import type { Row } from "./tell.ts";
import type { Finding } from "./verdict.ts";

/** What a matcher of calls looks at: a whole trace, or one call of it. */
export type Subject = Trace | Call;

/**
 * Picks calls: a function is asked about every call of the trace; members must be equal, and pick among the calls of
 * models. `model` may be the requested or the answering one.
 */
export type CallFilter =
  ((call: Call) => boolean) | Readonly<Partial<Pick<Call, "model" | "provider" | "operation">>>;

/** Which calls of a trace are meant. */
export interface Selection {
  /** Default: every call of a model. */
  readonly filter?: CallFilter | undefined;
  /** No call at all is right too; by default it is a failure, since it would prove nothing. */
  readonly allowEmpty?: boolean | undefined;
}

/** Which calls are meant, and whether each is judged by itself. */
export interface CountedSelection extends Selection {
  /** `call`: every single one must fit; `trace`: all together must. */
  readonly per?: "call" | "trace" | undefined;
}

const modelsOf = (call: Call): readonly unknown[] => [call.model, call.requestModel, call.responseModel];

const fits = (call: Call, filter: Exclude<CallFilter, (call: Call) => boolean>): boolean =>
  Object.entries(filter).every(
    ([name, wanted]) =>
      wanted === undefined ||
      (name === "model" ? modelsOf(call) : [Reflect.get(call, name) as unknown]).includes(wanted),
  );

const pick = (
  calls: readonly Call[],
  filter: CallFilter | undefined,
  kinds: "model" | "any",
): readonly Call[] => {
  if (typeof filter === "function") return calls.filter((call) => filter(call));
  const candidates = kinds === "any" ? calls : calls.filter(({ kind }) => kind === "model");
  return filter ? candidates.filter((call) => fits(call, filter)) : candidates;
};

const unread = (calls: readonly Call[]): string[] =>
  calls.filter(({ kind }) => kind === "other").flatMap(({ warnings }) => warnings);

/** Nothing was picked: nothing is proved, unless that is allowed. */
export const emptySelection = (
  missing: string,
  { allowEmpty = false }: Selection,
  rows: readonly Row[] = [],
): Finding =>
  allowEmpty
    ? judged(true, {
        fact: `Nothing to judge: ${missing}.`,
        actual: [],
        expected: "anything, allowEmpty is set",
      })
    : unjudged({
        missing,
        rows,
        fix: "Correct what picks them, or pass allowEmpty: true where none at all is right too.",
      });

const noneOf = (calls: readonly Call[], selection: Selection): Finding => {
  if (calls.length === 0) return emptySelection("the trace holds no call", selection);
  const missing = selection.filter ? "no call fits the filter" : "no call is known to be a model's";
  return emptySelection(missing, selection, [
    ["calls", explainCalls(calls)],
    ["not read", unread(calls).slice(0, 3)],
  ]);
};

/**
 * Judges the calls that a selection picks, never none of them: an empty selection is a failure of its own, and so is a
 * subject that is neither trace nor call. A call given by itself is picked whatever its kind.
 */
export const overCalls = (
  subject: Subject,
  selection: Selection,
  judge: (calls: readonly Call[]) => Finding,
  kinds: "model" | "any" = "model",
): Finding => {
  if (!isTrace(subject) && !isCall(subject)) return wrongSubject(subject);
  const calls = isTrace(subject) ? subject.calls : [subject];
  const picked = pick(calls, selection.filter, isTrace(subject) ? kinds : "any");
  return picked.length > 0 ? judge(picked) : noneOf(calls, selection);
};
