import type { Call } from "../call.ts";
import type { Cost } from "../cost.ts";
import { median } from "../statistics/spread.ts";
import type { Trace } from "../trace.ts";
import type { Usage } from "../usage.ts";
import { type Metric, type MetricDelta, METRICS } from "./trace-diff.ts";

/** Figures by name; what is not known is absent. */
export type Figures = { readonly [K in Metric]?: number | undefined };

const MEASURED: ReadonlySet<Metric> = new Set([
  "duration",
  "firstChunk",
  "firstToken",
  "tokensPerSecond",
  "rateLimitLeft",
]);

/** Tokens that a call's answer gained in a second, from its first chunk on where it was streamed. */
const speedOf = ({ usage, timing, isStream }: Call): number | undefined => {
  const ms = timing.duration - (isStream ? (timing.firstChunk ?? 0) : 0);
  return usage.output === undefined || ms <= 0 ? undefined : (usage.output / ms) * 1000;
};

const leftOf = ({ rateLimit }: Call): number | undefined => {
  const { limitTokens, remainingTokens, limitRequests, remainingRequests } = rateLimit ?? {};
  const shares = [
    [remainingTokens, limitTokens],
    [remainingRequests, limitRequests],
  ].flatMap(([left, limit]) => (left === undefined || !limit ? [] : left / limit));
  return shares.length > 0 ? Math.min(...shares) : undefined;
};

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

const middle = (values: readonly (number | undefined)[]): number | undefined => {
  const known = values.filter((value) => value !== undefined);
  return known.length > 0 ? median(known) : undefined;
};

const least = (values: readonly (number | undefined)[]): number | undefined => {
  const known = values.filter((value) => value !== undefined);
  return known.length > 0 ? Math.min(...known) : undefined;
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
    return {
      metric,
      ...(before !== undefined && { base: before }),
      ...(after !== undefined && { head: after }),
      regime: MEASURED.has(metric) ? "measured" : "exact",
    };
  });
