import { types } from "node:util";
import { nearestName } from "../nearest-name.ts";
import type { Span, SpanQuery } from "../trace/span.ts";
import type { Trace } from "../trace/trace.ts";
import { requireCount } from "./argument.ts";
import { judged } from "./finding.ts";
import { matcher } from "./matcher.ts";
import { emptySelection } from "./select.ts";
import { showCount, showMs, showValue } from "./show.ts";
import { isTrace, wrongSubject } from "./subject.ts";
import type { Row } from "./tell.ts";

/** How {@link haveSpan} counts. */
export interface SpanOptions {
  /** Exactly so often; default: at least once. */
  readonly times?: number | undefined;
  /** A trace without any span can be judged too. */
  readonly allowEmpty?: boolean | undefined;
}

/** @inline */
type Query = SpanQuery | string | RegExp;

const nameOf = (query: Query): string | RegExp | undefined =>
  typeof query === "string" || types.isRegExp(query) ? query : query.name;

const show = ({ name, status, duration, attributes }: Span): string =>
  `${name} (${status}, ${showMs(duration)}) ${showValue(attributes)}`;

const adviseOn = (query: Query, trace: Trace): { readonly rows: Row[]; readonly fix: string } => {
  const name = nameOf(query);
  const named = name === undefined ? [] : trace.findAll(name);
  const names = [...new Set(trace.spans.map((span) => span.name))];
  if (named.length > 0)
    return {
      rows: [["by that name", named.slice(0, 3).map(show)]],
      fix: "A span has the name; look at its attributes, status, duration and place.",
    };
  const meant = typeof name === "string" ? nearestName(name, names) : undefined;
  return {
    rows: [["spans", names.slice(0, 12).join(", ")]],
    fix:
      meant === undefined
        ? "Look at the names of the spans that are there."
        : `Did you mean ${showValue(meant)}?`,
  };
};

/**
 * The trace holds a span that fits: by its whole name, an expression, or a query of name, attributes, status, duration
 * in milliseconds, and of what is above and below it.
 *
 * @throws `matcherArgument`.
 * @example
 * ```ts
 * expect(trace).toHaveSpan({ attributes: { "gen_ai.operation.name": "chat" }, maxDuration: 5_000 });
 * expect(trace).not.toHaveSpan({ status: "error" });
 * ```
 * @function
 */
export const haveSpan = matcher("haveSpan", (trace: Trace, query: Query, options: SpanOptions = {}) => {
  const { times } = options;
  if (times !== undefined) requireCount("haveSpan", "times", times, 0);
  if (!isTrace(trace)) return wrongSubject(trace, "a trace");
  if (trace.spans.every((span) => span === trace.root))
    return emptySelection("the trace holds no span", options, { ifEmpty: false });
  const found = trace.findAll(query);
  const pass = times === undefined ? found.length > 0 : found.length === times;
  const count = showCount("time");
  return judged(pass, {
    fact: `A span that fits is there ${count(found.length)}.`,
    actual: found.map(({ name }) => name),
    expected: query,
    shown: {
      expected: `${showValue(query)} ${times === undefined ? "at least once" : count(times)}`,
      actual: found.length === 0 ? "none" : found.slice(0, 5).map(show).join(", "),
    },
    call: found[0]?.call,
    ...(found.length > 0 ? { fix: "Make the query more exact, or correct times." } : adviseOn(query, trace)),
  });
});
