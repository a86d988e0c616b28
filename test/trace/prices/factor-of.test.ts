import { expect, test } from "vitest";
import { priceOf } from "../../../src/trace/price.ts";
import { call, type Given } from "./call.ts";

const M = 1e6;

const costOf = (given: Given) => {
  const price = priceOf(call(given));
  return "cost" in price ? price.cost : price.unpriced;
};

const SERVED: readonly (readonly [title: string, given: Given, dollars: number])[] = [
  [
    "OpenAI's batches cost half",
    { model: "gpt-4o-mini", tier: "batch", usage: { input: 1_000, output: 500 } },
    ((1_000 * 0.15 + 500 * 0.6) / M) * 0.5,
  ],
  [
    "gpt-5 costs half where it may take its time",
    { model: "gpt-5-2025-08-07", tier: "flex", usage: { input: 1_000, cacheRead: 400, output: 500 } },
    (600 * 0.625 + 400 * 0.0625 + 500 * 5) / M,
  ],
  [
    "gpt-5 with priority",
    { model: "gpt-5-2025-08-07", tier: "priority", usage: { input: 1_000, cacheRead: 400, output: 500 } },
    (600 * 2.5 + 400 * 0.25 + 500 * 20) / M,
  ],
  [
    "gpt-4.1 with priority",
    { model: "gpt-4.1", tier: "priority", usage: { input: 1_000, cacheRead: 400, output: 500 } },
    (600 * 3.5 + 400 * 0.875 + 500 * 14) / M,
  ],
  [
    "gpt-5-mini with priority",
    { model: "gpt-5-mini", tier: "priority", usage: { input: 1_000, output: 500 } },
    (1_000 * 0.45 + 500 * 3.6) / M,
  ],
  [
    "gpt-6-sol in its fast mode, which the answer calls priority",
    { model: "gpt-6-sol", tier: "priority", usage: { input: 1_000, cacheRead: 400, output: 500 } },
    (600 * 4 + 400 * 0.4 + 500 * 20) / M,
  ],
  [
    "gpt-5.5 with priority, and its web search at the ordinary price",
    {
      model: "gpt-5.5-2026-04-23",
      tier: "priority",
      usage: { input: 1_000, output: 500, requests: { web_search_calls: 1 } },
    },
    (1_000 * 12.5 + 500 * 75) / M + 10 / 1_000,
  ],
  [
    "Anthropic's batches cost half, its cache too",
    {
      provider: "anthropic",
      model: "claude-opus-4-5-20251101",
      tier: "batch",
      usage: { input: 1_000, cacheRead: 400, output: 500 },
    },
    (600 * 2.5 + 400 * 0.25 + 500 * 12.5) / M,
  ],
  [
    "Claude Opus 4.6 in its fast mode",
    {
      provider: "anthropic",
      model: "claude-opus-4-6",
      tier: "fast",
      at: "2026-04-01T00:00:00Z",
      usage: { input: 1_000, output: 500 },
    },
    (1_000 * 30 + 500 * 150) / M,
  ],
  [
    "Claude Opus 4.6 kept in the US",
    {
      provider: "anthropic",
      model: "claude-opus-4-6",
      region: "us",
      usage: { input: 1_000, output: 500 },
    },
    ((1_000 * 5 + 500 * 25) / M) * 1.1,
  ],
  [
    "Gemini with priority",
    {
      provider: "gcp.gemini",
      model: "gemini-3-flash-preview",
      tier: "SERVICE_TIER_PRIORITY",
      usage: { input: 1_000, output: 500 },
    },
    (1_000 * 0.9 + 500 * 5.4) / M,
  ],
  [
    "Vertex where it may take its time",
    {
      provider: "gcp.vertex_ai",
      model: "gemini-2.5-flash",
      tier: "ON_DEMAND_FLEX",
      usage: { input: 1_000, output: 500 },
    },
    (1_000 * 0.15 + 500 * 1.25) / M,
  ],
  [
    "Vertex as usual",
    {
      provider: "gcp.vertex_ai",
      model: "gemini-2.5-flash",
      tier: "ON_DEMAND",
      usage: { input: 1_000, output: 500 },
    },
    (1_000 * 0.3 + 500 * 2.5) / M,
  ],
  [
    "Bedrock with priority",
    {
      provider: "aws.bedrock",
      requestModel: "amazon.nova-pro-v1:0",
      tier: "priority",
      usage: { input: 1_000, output: 500 },
    },
    (1_000 * 1.4 + 500 * 5.6) / M,
  ],
  [
    "Bedrock where it answers faster",
    {
      provider: "aws.bedrock",
      requestModel: "us.amazon.nova-pro-v1:0",
      tier: "optimized",
      usage: { input: 1_000, output: 500 },
    },
    (1_000 * 1 + 500 * 4) / M,
  ],
  [
    "OpenAI in Europe, a tenth dearer for models from March 2026 on",
    {
      model: "gpt-5.4-mini",
      url: "https://eu.api.openai.com/v1/responses",
      tier: "default",
      usage: { input: 1_000, output: 500 },
    },
    ((1_000 * 0.75 + 500 * 4.5) / M) * 1.1,
  ],
];

test.each(SERVED)("%s", (_, given, dollars) => {
  expect(costOf(given)).toMatchObject({ total: expect.closeTo(dollars, 12) as number });
});
