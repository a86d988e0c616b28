import { calcPrice } from "@pydantic/genai-prices";
import fc from "fast-check";
import { expect, test } from "vitest";
import { priceOf } from "../../../src/trace/price.ts";
import { call, type Given } from "./call.ts";

const M = 1e6;

const costOf = (given: Given) => {
  const price = priceOf(call(given));
  return "cost" in price ? price.cost : price.unpriced;
};

test("a cost is split into what was new, cached, said, thought, and counted apart", () => {
  const usage = {
    input: 250_000,
    cacheRead: 50_000,
    cacheWrite: 20_000,
    output: 1_000,
    reasoning: 600,
    requests: { web_search_requests: 3 },
  };
  const at = "2025-11-01T00:00:00Z";
  expect(costOf({ provider: "anthropic", model: "claude-sonnet-4-5-20250929", at, usage })).toEqual({
    total: expect.closeTo(1.08 + 0.18 + 0.009 + 0.0135 + 0.03, 12) as number,
    input: expect.closeTo((180_000 * 6) / M, 12) as number,
    cached: expect.closeTo((50_000 * 0.6 + 20_000 * 7.5) / M, 12) as number,
    output: expect.closeTo((400 * 22.5) / M, 12) as number,
    reasoning: expect.closeTo((600 * 22.5) / M, 12) as number,
    other: expect.closeTo((3 * 10) / 1_000, 12) as number,
  });
});

const tokens = fc.integer({ min: 0, max: 400_000 });

const usages = fc
  .record({ fresh: tokens, cacheRead: tokens, five: tokens, hour: tokens, said: tokens, reasoning: tokens })
  .map(({ fresh, cacheRead, five, hour, said, reasoning }) => ({
    input: fresh + cacheRead + five + hour,
    cacheRead,
    cacheWrite: five + hour,
    cacheWrite1h: hour,
    output: said + reasoning,
    reasoning,
  }));

/** Providers whose rows in the table have no corrections. */
const MODELS = [
  ["openai", "gpt-4o"],
  ["openai", "gpt-5.4-pro"],
  ["anthropic", "claude-opus-4-6"],
  ["anthropic", "claude-sonnet-4-5"],
  ["google", "gemini-2.5-pro"],
  ["google", "gemini-1.5-flash"],
  ["x-ai", "grok-4.3"],
  ["aws", "amazon.nova-lite-v1:0"],
  ["groq", "moonshotai/kimi-k2-instruct"],
] as const;

test("the parts add up to the total, and the total is what the price library computes in one piece", () => {
  fc.assert(
    fc.property(fc.constantFrom(...MODELS), usages, ([provider, model], usage) => {
      const at = "2026-01-15T12:00:00.000Z";
      const given = { provider, model, requestModel: model, url: "https://gateway.example/v1", usage, at };
      const cost = costOf(given);
      if (typeof cost === "string") throw new Error(cost);
      const { total, input, cached, output, reasoning, other } = cost;
      expect(input + cached + output + reasoning + other).toBeCloseTo(total, 12);
      const whole = calcPrice(
        {
          input_tokens: usage.input,
          cache_read_tokens: usage.cacheRead,
          cache_write_tokens: usage.cacheWrite,
          cache_write_1h_tokens: usage.cacheWrite1h,
          output_tokens: usage.output,
        },
        model,
        { providerId: provider, timestamp: new Date(at) },
      );
      expect(total).toBeCloseTo(whole?.total_price ?? Number.NaN, 9);
    }),
  );
});
