import type { Span } from "../span.ts";
import { alignBy } from "./align-by.ts";
import type { SpanChange } from "./trace-diff.ts";

const pathOf = (span: Span): string[] => [...(span.parent ? pathOf(span.parent) : []), span.name];

const below = (span: Span): readonly Span[] => span.children.flatMap((child) => [child, ...below(child)]);

/** The spans that a program made itself: those made on reading are told by their calls. */
const own = (root: Span): Span[] => below(root).filter(({ scope }) => scope !== undefined);

const statusChange = (was: Span, is: Span): SpanChange[] =>
  was.status === is.status
    ? []
    : [{ kind: "changed", path: pathOf(is).slice(1), what: `status ${was.status} became ${is.status}` }];

const keyOf = (span: Span): string => pathOf(span).slice(1).join("\n");

/** Tells which spans are there no longer, newly, or ended otherwise; times apart. */
export const compareSpans = (base: Span, head: Span): SpanChange[] =>
  alignBy(own(base), own(head), keyOf, () => false).flatMap(([was, is]): SpanChange[] => {
    if (was && is) return statusChange(was, is);
    if (was) return [{ kind: "removed", path: pathOf(was).slice(1) }];
    return is ? [{ kind: "added", path: pathOf(is).slice(1) }] : [];
  });
