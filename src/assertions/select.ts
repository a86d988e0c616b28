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

/**
 * Nothing was picked: that proves nothing, unless it is allowed. Then a claim about all of them holds, and a claim that
 * there is one (`ifEmpty: false`) does not.
 */
export const emptySelection = (
  missing: string,
  { allowEmpty = false }: Selection,
  { rows = [], ifEmpty = true }: { readonly rows?: readonly Row[]; readonly ifEmpty?: boolean } = {},
): Finding =>
  allowEmpty
    ? judged(ifEmpty, {
        fact: `There is nothing to judge: ${missing}.`,
        actual: [],
        expected: ifEmpty ? "anything, since allowEmpty is set" : "at least one",
        fix: "Correct what picks them.",
      })
    : unjudged({
        missing,
        rows,
        fix: "Correct what picks them, or pass allowEmpty: true where none at all is right too.",
      });

/** How a selection is read. */
interface Scope {
  /** Which calls are picked where no filter says; default: those of models. */
  readonly kinds?: "model" | "any";
  /** What none at all means where that is allowed; default: the claim holds. */
  readonly ifEmpty?: boolean;
}

const noneOf = (calls: readonly Call[], selection: Selection, { ifEmpty = true }: Scope): Finding => {
  if (calls.length === 0) return emptySelection("the trace holds no call", selection, { ifEmpty });
  const missing = selection.filter ? "no call fits the filter" : "no call is known to be a model's";
  const rows: Row[] = [
    ["calls", explainCalls(calls)],
    ["not read", unread(calls).slice(0, 3)],
  ];
  return emptySelection(missing, selection, { rows, ifEmpty });
};

/**
 * Judges the calls that a selection picks, never none of them: an empty selection is a failure of its own, and so is a
 * subject that is neither trace nor call. A call given by itself is picked whatever its kind.
 */
export const overCalls = <Found = Finding>(
  subject: Subject,
  selection: Selection,
  judge: (calls: readonly Call[]) => Found,
  scope: Scope = {},
): Found | Finding => {
  if (!isTrace(subject) && !isCall(subject)) return wrongSubject(subject);
  const calls = isTrace(subject) ? subject.calls : [subject];
  const picked = pick(calls, selection.filter, isTrace(subject) ? (scope.kinds ?? "model") : "any");
  return picked.length > 0 ? judge(picked) : noneOf(calls, selection, scope);
};
