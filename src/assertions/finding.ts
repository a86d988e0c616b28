import type { Call } from "../trace/call.ts";
import { explainCall, referenceOf } from "./explain-call.ts";
import { showValue } from "./show.ts";
import { type Row, tell } from "./tell.ts";
import type { Finding } from "./verdict.ts";

/** What a matcher knows when it is done. */
export interface Facts {
  /** One sentence that says what was found; it must be true whether the claim holds or not. */
  readonly fact: string;
  readonly actual: unknown;
  readonly expected: unknown;
  /** How {@link actual} and {@link expected} read; by default as JSON. */
  readonly shown?: { readonly actual?: string; readonly expected?: string };
  /** The call that decided. */
  readonly call?: Call | undefined;
  /** More to read, such as the calls that contributed most. */
  readonly rows?: readonly Row[];
  /** What to do where the claim does not hold. */
  readonly fix?: string | undefined;
  readonly score?: number;
  readonly threshold?: number;
}

const messageOf = ({ fact, actual, expected, shown, call, rows = [], fix }: Facts): string =>
  tell({
    fact,
    rows: [
      ["expected", shown?.expected ?? showValue(expected)],
      ["actual", shown?.actual ?? showValue(actual)],
      ...(call ? [["call", explainCall(call)] as const] : []),
      ...rows,
    ],
    fix,
  });

/** The claim was judged: it holds or it does not. */
export const judged = (pass: boolean, facts: Facts): Finding => {
  const { actual, expected, call, score, threshold, fix } = facts;
  return {
    pass,
    message: messageOf({ ...facts, fix: pass ? undefined : fix }),
    actual,
    expected,
    ...(call && { call: referenceOf(call) }),
    ...(score !== undefined && { score }),
    ...(threshold !== undefined && { threshold }),
  };
};

/** What is missing, and what would bring it. */
export interface Gap {
  /** A clause after "cannot be judged:", such as `call 1 reports no usage`. */
  readonly missing: string;
  readonly expected?: unknown;
  /** How {@link expected} reads; by default as JSON. */
  readonly shown?: string;
  readonly call?: Call | undefined;
  readonly rows?: readonly Row[];
  readonly fix?: string | undefined;
}

/** Data is missing: neither the claim nor its opposite holds. */
export const unjudged = ({ missing, expected, shown, call, rows = [], fix }: Gap): Finding => ({
  pass: false,
  unjudged: true,
  message: tell({
    fact: `Cannot be judged: ${missing}.`,
    rows: [
      ...(expected === undefined ? [] : [["expected", shown ?? showValue(expected)] as const]),
      ...(call ? [["call", explainCall(call)] as const] : []),
      ...rows,
    ],
    fix,
  }),
  actual: undefined,
  expected,
  ...(call && { call: referenceOf(call) }),
});
