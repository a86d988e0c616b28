import type { Call } from "./call.ts";
import type { Cost } from "./cost.ts";
import type { Span } from "./span.ts";
import type { Trace, TraceSource } from "./trace.ts";
import type { Usage } from "./usage.ts";

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

const NUMBERS = ["input", "output", "cacheRead", "cacheWrite", "reasoning"] as const;

const usageOf = (calls: readonly Call[]): Usage =>
  Object.fromEntries(
    NUMBERS.flatMap((kind) => {
      const found = calls.flatMap(({ usage }) => usage[kind] ?? []);
      return found.length > 0 ? [[kind, sum(found)]] : [];
    }),
  );

const costOf = (calls: readonly Call[]): Cost | undefined => {
  const costs = calls.map(({ cost }) => cost);
  if (!costs.every((cost) => cost !== undefined)) return undefined;
  const of = (part: keyof Cost) => sum(costs.map((cost) => cost[part]));
  return {
    total: of("total"),
    input: of("input"),
    cached: of("cached"),
    output: of("output"),
    reasoning: of("reasoning"),
    other: of("other"),
  };
};

const isBilled = (call: Call): boolean => call.kind === "model" && call.error === undefined;

/** Makes a trace of calls that were read. */
export const traceOf = (all: readonly Call[], { title }: TraceSource): Trace => {
  const calls = all.filter(({ role }) => role === "app");
  const models = calls.filter(({ kind }) => kind === "model");
  const billed = models.filter(isBilled);
  const duration = Math.max(0, ...calls.map(({ timing }) => timing.start + timing.duration));
  const root: Span = {
    id: "root",
    name: title ?? "trace",
    kind: "internal",
    start: 0,
    end: duration,
    duration,
    attributes: {},
    events: [],
    status: "unset",
    children: [],
  };
  const output = models.at(-1)?.text;
  const trace: Trace = {
    ...(title !== undefined && { title }),
    calls,
    judgeCalls: all.filter(({ role }) => role === "judge"),
    spans: [root],
    root,
    usage: usageOf(models),
    get cost() {
      return costOf(billed);
    },
    get unpriced() {
      return billed.flatMap((call) => (call.unpriced === undefined ? [] : { call, reason: call.unpriced }));
    },
    duration,
    ...(output !== undefined && { output }),
    toolCalls: calls.flatMap((call) => call.toolCalls.map((tool) => ({ ...tool, call }))),
    errors: calls.flatMap((call) => (call.error ? [{ ...call.error, call }] : [])),
    find: () => undefined,
    findAll: () => [],
    within: () => trace,
    toJSON: () => ({ title, usage: trace.usage, duration }),
  };
  return trace;
};
