import { expect, test } from "vitest";
import type { Call } from "../../../src/trace/call.ts";
import { compareFigures, figuresOfCall, figuresOfTrace } from "../../../src/trace/diff/metrics.ts";
import { METRICS } from "../../../src/trace/diff/trace-diff.ts";
import { readCall } from "../../../src/trace/read-call.ts";
import { interaction } from "../../replay/recorded.ts";
import { converse, user } from "./conversation.ts";

test("how long a call took is no figure where its recorder kept no times", () => {
  const place = { index: 0, start: 0, attempt: 1 };
  const recorded = interaction({ body: { model: "gpt-4o", messages: [] } });
  const lost = { ...recorded, timing: { chunks: [], end: 0, lost: true as const } };
  expect(figuresOfCall(readCall(recorded, place, {})).duration).toBe(6);
  expect(figuresOfCall(readCall(lost, place, {}))).toMatchObject({
    duration: undefined,
    firstToken: undefined,
  });
});

const trace = converse({ messages: [user("Hi")], text: "Hello" });
const call = trace.calls[0]!;

const speedOf = (given: Partial<Call>, timing: Partial<Call["timing"]>): number | undefined =>
  figuresOfCall({ ...call, usage: { output: 50 }, ...given, timing: { ...call.timing, ...timing } })
    .tokensPerSecond;

test("the speed of an answer is told from its first chunk on where it was streamed", () => {
  const times = { firstChunk: 1000, duration: 2000 };
  expect(speedOf({ isStream: true }, times)).toBe(50);
  expect(speedOf({ isStream: false }, times)).toBe(25);
  const { firstChunk: _none, ...timing } = { ...call.timing, duration: 500 };
  expect(figuresOfCall({ ...call, isStream: true, usage: { output: 50 }, timing }).tokensPerSecond).toBe(100);
});

test("the speed of an answer is not known without its tokens or its time", () => {
  expect(speedOf({ usage: {} }, { duration: 500 })).toBeUndefined();
  expect(speedOf({ isStream: false }, { duration: 0 })).toBeUndefined();
});

test("when the first chunk came is a figure of streams, which others do not have", () => {
  const timing = { ...call.timing, firstChunk: 7 };
  expect(figuresOfCall({ ...call, isStream: true, timing }).firstChunk).toBe(7);
  expect(figuresOfCall({ ...call, isStream: false, timing }).firstChunk).toBeUndefined();
});

const leftOf = (rateLimit: NonNullable<Call["rateLimit"]>): number | undefined =>
  figuresOfCall({ ...call, rateLimit }).rateLimitLeft;

test("of a provider's limits the share that is the least is told, where any is known", () => {
  const [tokens, requests] = [
    { limitTokens: 100, remainingTokens: 20 },
    { limitRequests: 10, remainingRequests: 5 },
  ];
  expect(leftOf({ ...tokens, ...requests })).toBe(0.2);
  expect(leftOf(requests)).toBe(0.5);
  expect(leftOf({ ...requests, remainingRequests: 0 })).toBe(0);
  expect(leftOf({ limitTokens: 100 })).toBeUndefined();
  expect(leftOf({ remainingTokens: 20 })).toBeUndefined();
  expect(leftOf({ limitTokens: 0, remainingTokens: 0 })).toBeUndefined();
  expect(figuresOfCall(call).rateLimitLeft).toBeUndefined();
});

test("of a trace the median of its models' speeds and the least of what was left is told", () => {
  const streamed = (firstChunk: number, left: number, more: Partial<Call> = {}): Call => ({
    ...call,
    isStream: true,
    usage: { output: 10 },
    timing: {
      ...call.timing,
      firstChunk,
      firstToken: firstChunk + 1,
      duration: firstChunk + 100 * firstChunk,
    },
    rateLimit: { limitTokens: 10, remainingTokens: left },
    ...more,
  });
  const calls = [streamed(10, 5), streamed(20, 2), streamed(40, 9), streamed(1000, 1, { kind: "other" })];
  expect(figuresOfTrace({ ...trace, calls })).toMatchObject({
    calls: 4,
    firstChunk: 20,
    firstToken: 21,
    tokensPerSecond: 5,
    rateLimitLeft: 0.2,
  });
  const unknown = figuresOfTrace({ ...trace, calls: [...calls, { ...call, usage: {} }] });
  expect(unknown).toMatchObject({ firstChunk: 20, tokensPerSecond: 5, rateLimitLeft: 0.2 });
  expect(figuresOfTrace({ ...trace, calls: [] })).toMatchObject({ calls: 0, firstChunk: undefined });
  expect(figuresOfTrace({ ...trace, calls: [] }).rateLimitLeft).toBeUndefined();
});

test("a second try of a call is a retry", () => {
  const tried = [1, 2, 3].map((attempt) => ({ ...call, attempt }));
  expect(figuresOfTrace({ ...trace, calls: tried }).retries).toBe(2);
});

test("figures stand side by side, without the side or the figure that is not there", () => {
  expect(compareFigures({ cost: 1, input: 0 }, { cost: 2, output: 3 })).toStrictEqual([
    { metric: "cost", base: 1, head: 2, regime: "exact" },
    { metric: "input", base: 0, regime: "exact" },
    { metric: "output", head: 3, regime: "exact" },
  ]);
  expect(compareFigures({}, {})).toEqual([]);
});

test("times, speeds and what is left of limits vary from run to run, nothing else does", () => {
  const all = Object.fromEntries(Object.keys(METRICS).map((metric) => [metric, 1]));
  const measured = compareFigures(all, all).filter(({ regime }) => regime === "measured");
  expect(measured.map(({ metric }) => METRICS[metric])).toEqual(["ms", "ms", "ms", "tokens/s", "share"]);
});
