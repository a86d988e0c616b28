import type { Span } from "../trace/span.ts";
import type { Trace } from "../trace/trace.ts";
import { requireOneOf } from "./argument.ts";
import { callShape, type ShapeOptions } from "./shape/call-shape.ts";
import { withoutIds } from "./shape/without-ids.ts";

const indent = (lines: readonly string[], by: string): string[] => lines.map((line) => `${by}${line}`);

const spanLines = (span: Span, options: ShapeOptions): string[] => [
  `- ${withoutIds(span.name)}`,
  ...indent(span.status === "error" && !span.call ? ["status: error"] : [], "    "),
  ...indent(span.call ? callShape(span.call, options) : [], "    "),
  ...indent(childLines(span, options), "  "),
];

/** The same that comes several times on end stands once. */
const childLines = ({ children }: Span, options: ShapeOptions): string[] => {
  const runs: { readonly lines: readonly string[]; readonly text: string; count: number }[] = [];
  for (const child of children) {
    const lines = spanLines(child, options);
    const text = lines.join("\n");
    const last = runs.at(-1);
    if (last?.text === text) last.count += 1;
    else runs.push({ lines, text, count: 1 });
  }
  return runs.flatMap(({ lines: [first = "", ...rest], count }) => [
    count === 1 ? first : `${first} × ${count}`,
    ...rest,
  ]);
};

/**
 * Writes down the shape of a trace, to be kept as a snapshot: its spans and calls as a tree, with models, messages by
 * role, tools, finish reasons and errors; without texts, ids and times. Token counts are left out, or banded. It stays
 * the same when the same is recorded again. In Vitest 5, `toMatchTraceSnapshot` does all of it; elsewhere this goes to
 * `toMatchSnapshot` of Jest, or `t.assert.snapshot` of node:test.
 *
 * @throws `matcherArgument`.
 * @example
 * ```ts
 * assert.match(traceShape(trace), /calls: lookup_order\(order, trace_id\)/);
 * assert.match(traceShape(trace, { tokens: "band" }), /tokens: input 64–127, output 16–31/);
 * ```
 */
export const traceShape = ({ root }: Trace, options: ShapeOptions = {}): string => {
  requireOneOf("traceShape", "tokens", options.tokens ?? "none", ["none", "band"]);
  requireOneOf("traceShape", "args", options.args ?? "names", ["names", "values"]);
  return (root.call ? spanLines(root, options) : childLines(root, options)).join("\n");
};
