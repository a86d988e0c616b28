import type { Finding } from "../../reporters/report.ts";
import { showStep } from "../../reporters/show-figure.ts";
import { isOutOfBound, isPast } from "../../reporters/thresholds.ts";
import type { Call } from "../../trace/call.ts";
import { figuresOfCall } from "../../trace/diff/metrics.ts";
import { totalTokens } from "../../trace/sum-usage.ts";
import type { Pair } from "./judge-shape.ts";
import type { DriftLimits, Figure } from "./limits.ts";

interface Row {
  readonly figure: Figure;
  readonly name: string;
  readonly unit: "" | "usd" | "ms";
  readonly read: (call: Call) => number | undefined;
}

const ROWS: readonly Row[] = [
  { figure: "tokens", name: "Tokens", unit: "", read: ({ usage }) => totalTokens(usage) },
  { figure: "cost", name: "Cost", unit: "usd", read: ({ cost }) => cost?.total },
  { figure: "latency", name: "Latency", unit: "ms", read: (call) => figuresOfCall(call).duration },
  {
    figure: "firstChunk",
    name: "The first chunk",
    unit: "ms",
    read: (call) => figuresOfCall(call).firstChunk,
  },
];

/** What a provider may count otherwise for the same request. */
const SLACK = { relative: 0.05, absolute: 10 };

/** The request is the same, and so its tokens are, unless the provider's own tools or earlier answers add to it. */
const isSteady = ({ tools }: Call, isRenamed: boolean): boolean =>
  !isRenamed && tools.every(({ hosted }) => hosted === undefined);

const judgeInput = ({ base, head, isRenamed }: Measured): Finding[] => {
  const [was, is] = [base.usage.input, head.usage.input];
  if (was === undefined || is === undefined || !isSteady(base, isRenamed)) return [];
  if (!isPast(SLACK, was, is) && !isPast(SLACK, is, was)) return [];
  const message = `The same request counts other tokens: ${showStep(was, is, "")}.`;
  return [{ severity: "warning", metric: "tokens", message }];
};

/** A pair, and whether its request had to be given today's ids. */
export interface Measured extends Pair {
  readonly isRenamed: boolean;
}

/** Judges tokens, cost and times of a call; past a limit that was asked for is a regression, past another is told. */
export const judgeFigures = (measured: Measured, limits: DriftLimits): Finding[] => [
  ...judgeInput(measured),
  ...ROWS.flatMap(({ figure, name, unit, read }): Finding[] => {
    const [was, is] = [read(measured.base), read(measured.head)];
    const limit = limits[figure];
    if (was === undefined || is === undefined || !(isPast(limit, was, is) || isOutOfBound(limit, is)))
      return [];
    const severity = limits.asked.has(figure) ? "regression" : "warning";
    return [{ severity, metric: figure, message: `${name}: ${showStep(was, is, unit)}.` }];
  }),
];
