import { expect, test } from "vitest";
import * as assertions from "../../src/assertions/index.ts";
import { callOf, traceWith } from "./call.ts";

const { costLessThan, stayUnderTokens, respondWithin, stayWithinRateLimits, generateAtLeast } = assertions;

const refused = {
  cost: 0,
  error: { type: "rate_limit_error", message: "slow down", status: 429 },
  status: 429,
} as const;

test("the three calls that weigh most are shown, the heaviest first", () => {
  const trace = traceWith({ cost: 0.1 }, { cost: 0.4 }, { cost: 0.2 }, { cost: 0.3 });
  const { message } = costLessThan(trace, 0.5);
  expect(message.match(/call \d/g)).toEqual(["call 1", "call 3", "call 2"]);
});

test("for a floor, the slowest come first", () => {
  const trace = traceWith(
    { usage: { output: 50 }, duration: 1000 },
    { usage: { output: 5 }, duration: 1000 },
    { usage: { output: 20 }, duration: 1000 },
  );
  const { message, call } = generateAtLeast(trace, 10);
  expect(call).toMatchObject({ index: 1 });
  expect(message).toContain("The speed of call 1 is 5 tokens/s, which is not at least 10 tokens/s.");
  expect(message).toContain("2 of 3 keep the limit");
});

test("calls that are left out are named, with the reason", () => {
  const trace = traceWith({ usage: { input: 5, output: 5 } }, refused);
  expect(stayUnderTokens(trace, 1).message).toMatch(/not counted +call 1 .*: failed, and used nothing/);
  const unpriced = traceWith({ cost: 1 }, { unpriced: "no price for own-model" });
  expect(costLessThan(unpriced, 1, { allowUnpriced: true }).message).toMatch(
    /not counted +call 1 .*: no price for own-model/,
  );
});

test("of several limits every broken one is told, and none where one cannot be judged", () => {
  const call = callOf({ usage: { input: 100, output: 20 } });
  const { message, actual, expected } = stayUnderTokens(call, { input: 100, output: 21, total: 10 });
  expect(message).toContain("The input of call 0 is 100 tokens, which is not less than 100 tokens.");
  expect(message).toContain("The size of call 0 is 120 tokens, which is not less than 10 tokens.");
  expect(message).not.toContain("The output");
  expect([actual, expected]).toEqual([
    [100, 20, 120],
    [100, 21, 10],
  ]);
  expect(stayUnderTokens(call, { input: 1, reasoning: 5 })).toMatchObject({ unjudged: true });
});

test("a limit that is nearly met never reads as if it were", () => {
  const { message } = costLessThan(callOf({ cost: 0.0100004 }), 0.01);
  expect(message).toContain("is $0.0100004, which is not less than $0.01.");
});

test("a percentile is named in the message", () => {
  const trace = traceWith({ duration: 100 }, { duration: 300 });
  const { message } = respondWithin(trace, 200, { percentile: 90 });
  expect(message).toContain(
    "The duration (percentile 90) of the trace is 300 ms, which is not at most 200 ms.",
  );
});

test("rate limits are shares, and a refusal leaves nothing", () => {
  const trace = traceWith({ rateLimit: { limitTokens: 1000, remainingTokens: 125 } }, refused);
  expect(stayWithinRateLimits(trace).message).toContain("The rate-limit reserve of call 1 is 0 %");
  const first = { filter: { model: "gpt-5" }, reserve: 0.2 };
  expect(
    stayWithinRateLimits(callOf({ rateLimit: { limitTokens: 1000, remainingTokens: 125 } }), first).message,
  ).toContain("is 12.5 %, which is not more than 20 %.");
});

test.each([
  [() => stayUnderTokens(callOf(), {}), "limits of total, input, output"],
  [() => stayUnderTokens(callOf(), { inputs: 1 } as never), '"inputs", but must be "total"'],
  [() => stayUnderTokens(callOf(), "100" as never), 'the limit is "100"'],
  [() => respondWithin(callOf(), 1, { percentile: 0 }), "percentile is 0, but must be more than 0"],
  [() => respondWithin(callOf(), -1), "ms is -1, but must be a number, 0 or more"],
])("a limit that can be no limit is an error of its own (%#)", (run, message) => {
  expect(run).toThrow(expect.objectContaining({ code: "matcherArgument" }));
  expect(run).toThrow(message);
});
