import { expect, test } from "vitest";
import { sumUsage, totalTokens } from "../../src/trace/sum-usage.ts";

test("usages are summed kind by kind, and a kind that none has is absent", () => {
  const sum = sumUsage([
    { input: 10, output: 5, cacheRead: 4, requests: { web_search_requests: 1 } },
    { input: 3, cacheWrite1h: 2, requests: { web_search_requests: 2, seconds: 9 } },
    {},
  ]);
  expect(sum).toEqual({
    input: 13,
    output: 5,
    cacheRead: 4,
    cacheWrite1h: 2,
    requests: { web_search_requests: 3, seconds: 9 },
  });
  expect(sumUsage([])).toEqual({});
});

test("one estimate makes the sum an estimate, and a 0 that was sent is kept", () => {
  expect(sumUsage([{ input: 1 }, { input: 2, isEstimate: true }])).toEqual({ input: 3, isEstimate: true });
  expect(sumUsage([{ reasoning: 0 }])).toEqual({ reasoning: 0 });
});

test("all tokens are input and output, of which the rest are parts", () => {
  expect(totalTokens({ input: 10, output: 5, cacheRead: 9, reasoning: 3 })).toBe(15);
  expect(totalTokens({ input: 10 })).toBe(10);
  expect(totalTokens({ requests: { seconds: 1 } })).toBeUndefined();
});
