import type { Span } from "../../trace/span.ts";

/** One span with the lines of the tree before it, and before what is told below it. */
export interface Row {
  readonly span: Span;
  readonly branch: string;
  readonly below: string;
}

const rowsBelow = (span: Span, stem: string): readonly Row[] =>
  span.children.flatMap((child, index) => {
    const isLast = index === span.children.length - 1;
    const next = `${stem}${isLast ? "   " : "│  "}`;
    const below = `${next}${child.children.length > 0 ? "│  " : "   "}`;
    return [{ span: child, branch: `${stem}${isLast ? "└─ " : "├─ "}`, below }, ...rowsBelow(child, next)];
  });

/** Lists what lies in a span, depth first, with the lines of its tree; what lies in it directly has none. */
export const rowsOf = (root: Span): readonly Row[] =>
  root.children.flatMap((span) => [
    { span, branch: "", below: span.children.length > 0 ? "│  " : "   " },
    ...rowsBelow(span, ""),
  ]);
