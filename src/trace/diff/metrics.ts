import type { Call } from "../call.ts";
import type { Cost } from "../cost.ts";
import { median } from "../statistics/spread.ts";
import type { Trace } from "../trace.ts";
import type { Usage } from "../usage.ts";
import { defined } from "../values/json-access.ts";
import { type Metric, type MetricDelta, METRICS } from "./trace-diff.ts";

type Maybe = number | undefined;

/** Figures by name; what is not known is absent. */
export type Figures = { readonly [K in Metric]?: Maybe };

const MEASURED: ReadonlySet<Metric> = new Set([
  "duration",
  "firstChunk",
  "firstToken",
  "tokensPerSecond",
  "rateLimitLeft",
]);

/** Tokens that a call's answer gained in a second, from its first chunk on where it was streamed. */
const speedOf = ({ usage, timing, isStream }: Call): Maybe => {
  const ms = timing.duration - (isStream ? (timing.firstChunk ?? 0) : 0);
  return usage.output === undefined || ms <= 0 ? undefined : (usage.output / ms) * 1000;
};

const ofKnown = (values: readonly Maybe[], pick: (known: readonly number[]) => number): Maybe => {
  const known = values.filter((value) => value !== undefined);
  return known.length > 0 ? pick(known) : undefined;
};

const middle = (values: readonly Maybe[]): Maybe => ofKnown(values, median);

const least = (values: readonly Maybe[]): Maybe => ofKnown(values, (known) => Math.min(...known));

const share = (left: Maybe, limit: Maybe): Maybe => (left === undefined || !limit ? undefined : left / limit);

const leftOf = ({ rateLimit = {} }: Call): Maybe =>
  least([
    share(rateLimit.remainingTokens, rateLimit.limitTokens),
    share(rateLimit.remainingRequests, rateLimit.limitRequests),
  ]);

const spent = (usage: Usage, cost: Cost | undefined): Figures => ({
  cost: cost?.total,
  inputCost: cost?.input,
  cachedCost: cost?.cached,
  outputCost: cost?.output,
  reasoningCost: cost?.reasoning,
  input: usage.input,
  output: usage.output,
  cacheRead: usage.cacheRead,
  cacheWrite: usage.cacheWrite,
  reasoning: usage.reasoning,
  inputAudio: usage.inputAudio,
  outputAudio: usage.outputAudio,
  inputImage: usage.inputImage,
  outputImage: usage.outputImage,
});

/** Takes the figures out of a call. */
export const figuresOfCall = (call: Call): Figures => {
  const { usage, cost, timing } = call;
  return {
    ...spent(usage, cost),
    duration: call.interaction?.timing.lost ? undefined : timing.duration,
    firstChunk: call.isStream ? timing.firstChunk : undefined,
    firstToken: timing.firstToken,
    tokensPerSecond: speedOf(call),
    rateLimitLeft: leftOf(call),
  };
};

/** Takes the figures out of a trace: sums of exact ones, medians over calls of speeds. */
export const figuresOfTrace = ({ calls, usage, cost, duration, errors, toolCalls }: Trace): Figures => {
  const each = calls.filter(({ kind }) => kind === "model").map(figuresOfCall);
  return {
    calls: calls.length,
    errors: errors.length,
    retries: calls.filter(({ attempt }) => attempt > 1).length,
    toolCalls: toolCalls.length,
    ...spent(usage, cost),
    duration,
    firstChunk: middle(each.map(({ firstChunk }) => firstChunk)),
    firstToken: middle(each.map(({ firstToken }) => firstToken)),
    tokensPerSecond: middle(each.map(({ tokensPerSecond }) => tokensPerSecond)),
    rateLimitLeft: least(each.map(({ rateLimitLeft }) => rateLimitLeft)),
  };
};

/** Puts figures side by side; those that neither side has are left out. */
export const compareFigures = (base: Figures, head: Figures): MetricDelta[] =>
  (Object.keys(METRICS) as Metric[]).flatMap((metric) => {
    const [before, after] = [base[metric], head[metric]];
    if (before === undefined && after === undefined) return [];
    const regime = MEASURED.has(metric) ? "measured" : "exact";
    return { metric, ...defined({ base: before, head: after }), regime };
  });
