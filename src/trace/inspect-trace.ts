import type { InspectContext } from "node:util";
import { printableLine } from "../formats/printable.ts";
import type { Call } from "./call.ts";
import { printCost, printCount, printDuration, printTokens } from "./print-figures.ts";
import type { Span } from "./span.ts";
import type { Trace } from "./trace.ts";
import type { Usage } from "./usage.ts";

type Stylize = InspectContext["stylize"];

/** Prints tokens in and out, and what of the input came from a cache; `undefined` where none are known. */
const printUsage = ({ input, output, cacheRead, isEstimate }: Usage): string | undefined => {
  if (input === undefined && output === undefined) return undefined;
  const cached = cacheRead ? ` (${printTokens(cacheRead)} cached)` : "";
  const [asked, answered] = [input, output].map((tokens) =>
    tokens === undefined ? "" : printTokens(tokens),
  );
  const arrow = asked && answered ? " → " : "";
  return `${isEstimate ? "~" : ""}${asked}${cached}${arrow}${answered} tokens`;
};

const callLine = (call: Call, stylize: Stylize): string[] => {
  const { usage, cost, unpriced, error, attempt, finishReasons, kind } = call;
  const tokens = printUsage(usage);
  const price = cost
    ? printCost(cost.total)
    : unpriced === undefined || kind !== "model"
      ? undefined
      : "unpriced";
  return [
    ...(tokens === undefined ? [] : [tokens]),
    ...(price === undefined || kind !== "model" ? [] : [stylize(price, "number")]),
    ...(attempt > 1 ? [`attempt ${attempt}`] : []),
    ...(error
      ? [stylize(printableLine(error.type), "regexp")]
      : finishReasons.slice(0, 1).map(printableLine)),
  ];
};

const spanLine = ({ name, duration, call }: Span, stylize: Stylize): string =>
  [
    stylize(printableLine(name), "special"),
    stylize(printDuration(duration), "number"),
    ...(call ? callLine(call, stylize) : []),
  ].join("  ");

const tree = (span: Span, stylize: Stylize, depth: number): string[] => {
  if (depth < 0) return span.children.length > 0 ? [`└─ … ${span.children.length} more`] : [];
  return span.children.flatMap((child, index) => {
    const isLast = index === span.children.length - 1;
    return [
      `${isLast ? "└─" : "├─"} ${spanLine(child, stylize)}`,
      ...tree(child, stylize, depth - 1).map((line) => `${isLast ? "  " : "│ "} ${line}`),
    ];
  });
};

const summary = ({ calls, usage, cost, duration, retries, errors }: Trace): string =>
  [
    printCount(calls.length, "call"),
    printUsage(usage),
    cost && cost.total > 0 ? printCost(cost.total) : undefined,
    printDuration(duration),
    retries > 0 ? `${retries} retried` : undefined,
    errors.length > 0 ? `${errors.length} failed` : undefined,
  ]
    .filter((part) => part !== undefined)
    .join(", ");

/**
 * Prints a trace for `util.inspect` and `console.log`: a line of sums, then its tree with model, duration, tokens and
 * cost of each call; in colour where `inspect` was asked for it. `depth` limits the levels, as it does for objects
 * (default there: 2; here twice as many).
 */
export const inspectTrace = (
  trace: Trace,
  depth: number,
  { stylize }: Pick<InspectContext, "stylize">,
): string => {
  const { root, title } = trace;
  const head = `Trace ${JSON.stringify(title ?? root.name)} (${summary(trace)})`;
  return [head, ...tree(root, stylize, depth * 2)].join("\n");
};
