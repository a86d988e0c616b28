import { expect, test } from "vitest";
import { priceOf } from "../../src/trace/price.ts";
import { call, type Given } from "./prices/call.ts";

const M = 1e6;

const costOf = (given: Given) => {
  const price = priceOf(call(given));
  return "cost" in price ? price.cost : price.unpriced;
};

/** Each with the arithmetic of its list price: tokens × US dollars per million ÷ 1e6. */
const LISTED: readonly (readonly [title: string, given: Given, dollars: number])[] = [
  [
    "gpt-4o, 1,920 tokens from the cache",
    { model: "gpt-4o-2024-08-06", usage: { input: 2006, cacheRead: 1920, output: 300 } },
    (86 * 2.5 + 1920 * 1.25 + 300 * 10) / M,
  ],
  [
    "gpt-4o-mini",
    { model: "gpt-4o-mini-2024-07-18", usage: { input: 1000, cacheRead: 0, output: 500 } },
    (1000 * 0.15 + 500 * 0.6) / M,
  ],
  [
    "gpt-4.1 with cache",
    { model: "gpt-4.1-2025-04-14", usage: { input: 10_000, cacheRead: 4_000, output: 2_000 } },
    (6_000 * 2 + 4_000 * 0.5 + 2_000 * 8) / M,
  ],
  [
    "gpt-5 with reasoning, which is output",
    { model: "gpt-5-2025-08-07", usage: { input: 1_200, output: 3_000, reasoning: 2_816 } },
    (1_200 * 1.25 + 3_000 * 10) / M,
  ],
  [
    "o3 before its price was cut",
    {
      model: "o3-2025-04-16",
      at: "2025-06-09T23:59:59Z",
      usage: { input: 50_000, cacheRead: 10_000, output: 7_000 },
    },
    (40_000 * 10 + 10_000 * 2.5 + 7_000 * 40) / M,
  ],
  [
    "o3 on the day its price was cut",
    {
      model: "o3-2025-04-16",
      at: "2025-06-10T12:00:00Z",
      usage: { input: 50_000, cacheRead: 10_000, output: 7_000 },
    },
    (40_000 * 2 + 10_000 * 0.5 + 7_000 * 8) / M,
  ],
  [
    "o4-mini",
    { model: "o4-mini-2025-04-16", usage: { input: 900, output: 1_100, reasoning: 1_024 } },
    (900 * 1.1 + 1_100 * 4.4) / M,
  ],
  [
    "gpt-5.4 below 272,000 tokens of prompt",
    { model: "gpt-5.4-2026-03-05", usage: { input: 271_999, output: 1_000 } },
    (271_999 * 2.5 + 1_000 * 15) / M,
  ],
  [
    "gpt-5.4 from 272,000 tokens of prompt on",
    { model: "gpt-5.4-2026-03-05", usage: { input: 272_000, cacheRead: 100_000, output: 1_000 } },
    (172_000 * 5 + 100_000 * 0.5 + 1_000 * 22.5) / M,
  ],
  [
    "gpt-5.6-luna, dearer until 30 July 2026",
    {
      model: "gpt-5.6-luna",
      at: "2026-07-29T00:00:00Z",
      usage: { input: 1_000, cacheWrite: 400, output: 100 },
    },
    (600 * 1 + 400 * 1.25 + 100 * 6) / M,
  ],
  [
    "gpt-5.6-luna from 30 July 2026 on",
    {
      model: "gpt-5.6-luna",
      at: "2026-07-30T12:00:00Z",
      usage: { input: 1_000, cacheWrite: 400, output: 100 },
    },
    (600 * 0.2 + 400 * 0.25 + 100 * 1.2) / M,
  ],
  [
    "gpt-audio: sound in and out beside text",
    { model: "gpt-audio", usage: { input: 1_100, inputAudio: 1_000, output: 250, outputAudio: 200 } },
    (100 * 2.5 + 1_000 * 32 + 50 * 10 + 200 * 64) / M,
  ],
  [
    "gpt-4o-audio-preview, whose sound the table does not list",
    {
      model: "gpt-4o-audio-preview-2024-12-17",
      usage: { input: 60, inputAudio: 50, output: 90, outputAudio: 70 },
    },
    (10 * 2.5 + 50 * 40 + 20 * 10 + 70 * 80) / M,
  ],
  [
    "gpt-image-1: an image in and one out",
    {
      model: "gpt-image-1",
      operation: "image",
      usage: { input: 350, inputImage: 300, output: 1_056, outputImage: 1_056 },
    },
    (50 * 5 + 300 * 10 + 1_056 * 40) / M,
  ],
  [
    "a fine-tuned gpt-4o-mini, with cache",
    {
      model: "ft:gpt-4o-mini-2024-07-18:acme::abc123",
      usage: { input: 2_000, cacheRead: 1_024, output: 80 },
    },
    (976 * 0.3 + 1_024 * 0.15 + 80 * 1.2) / M,
  ],
  [
    "text-embedding-3-small, which has no output",
    { model: "text-embedding-3-small", operation: "embeddings", usage: { input: 8_191 } },
    (8_191 * 0.02) / M,
  ],
  [
    "whisper-1, by the second",
    { model: "whisper-1", operation: "transcription", usage: { requests: { seconds: 90 } } },
    (90 * 0.006) / 60,
  ],
  [
    "Claude Sonnet 4.5 writing its cache for five minutes",
    {
      provider: "anthropic",
      model: "claude-sonnet-4-5-20250929",
      usage: { input: 1_300, cacheRead: 500, cacheWrite: 700, output: 150 },
    },
    (100 * 3 + 500 * 0.3 + 700 * 3.75 + 150 * 15) / M,
  ],
  [
    "Claude Sonnet 4.5 writing its cache for an hour",
    {
      provider: "anthropic",
      model: "claude-sonnet-4-5-20250929",
      usage: { input: 1_300, cacheWrite: 1_200, cacheWrite1h: 1_000, output: 90 },
    },
    (100 * 3 + 200 * 3.75 + 1_000 * 6 + 90 * 15) / M,
  ],
  [
    "Claude Sonnet 4.5 with 250,000 tokens of prompt, all at the higher price",
    {
      provider: "anthropic",
      model: "claude-sonnet-4-5-20250929",
      at: "2025-11-01T00:00:00Z",
      usage: { input: 250_000, cacheRead: 50_000, output: 1_000 },
    },
    (200_000 * 6 + 50_000 * 0.6 + 1_000 * 22.5) / M,
  ],
  [
    "Claude Opus 4.1 with two web searches, at $10 for a thousand, and a fetch that is free",
    {
      provider: "anthropic",
      model: "claude-opus-4-1-20250805",
      usage: { input: 4_000, output: 600, requests: { web_search_requests: 2, web_fetch_requests: 1 } },
    },
    (4_000 * 15 + 600 * 75) / M + (2 * 10) / 1_000,
  ],
  [
    "Claude Haiku 4.5 by its alias",
    { provider: "anthropic", model: "claude-haiku-4-5", usage: { input: 20_000, output: 4_000 } },
    (20_000 * 1 + 4_000 * 5) / M,
  ],
  [
    "Gemini 2.5 Pro with 300,000 tokens of prompt and thoughts",
    {
      provider: "gcp.gemini",
      model: "gemini-2.5-pro",
      usage: { input: 300_000, output: 500, reasoning: 300 },
    },
    (300_000 * 2.5 + 500 * 15) / M,
  ],
  [
    "Gemini 2.5 Flash: sound, and a cache",
    {
      provider: "gcp.gemini",
      model: "models/gemini-2.5-flash",
      usage: { input: 3_000, inputAudio: 1_000, cacheRead: 800, output: 200 },
    },
    (1_200 * 0.3 + 1_000 * 1 + 800 * 0.03 + 200 * 2.5) / M,
  ],
  [
    "Claude on Vertex, global",
    { provider: "gcp.vertex_ai", model: "claude-sonnet-4-5@20250929", usage: { input: 1_000, output: 100 } },
    (1_000 * 3 + 100 * 15) / M,
  ],
  [
    "Claude on Vertex in one region, a tenth dearer",
    {
      provider: "gcp.vertex_ai",
      model: "claude-sonnet-4-5@20250929",
      url: "https://us-east5-aiplatform.googleapis.com/v1/projects/p/locations/us-east5/publishers/anthropic/models/x",
      usage: { input: 1_000, output: 100 },
    },
    ((1_000 * 3 + 100 * 15) / M) * 1.1,
  ],
  [
    "Claude Sonnet 4 on Bedrock, in Europe",
    {
      provider: "aws.bedrock",
      requestModel: "eu.anthropic.claude-sonnet-4-20250514-v1:0",
      usage: { input: 5_000, cacheRead: 2_000, output: 400 },
    },
    (3_000 * 3 + 2_000 * 0.3 + 400 * 15) / M,
  ],
  [
    "Claude Sonnet 4.5 on Bedrock in the US, a tenth dearer; the answer names the model alone",
    {
      provider: "aws.bedrock",
      requestModel: "us.anthropic.claude-sonnet-4-5-20250929-v1:0",
      model: "claude-sonnet-4-5-20250929",
      usage: { input: 5_000, output: 400 },
    },
    (5_000 * 3.3 + 400 * 16.5) / M,
  ],
  [
    "Claude Sonnet 4.5 on Bedrock anywhere, its cache written for an hour",
    {
      provider: "aws.bedrock",
      requestModel: "global.anthropic.claude-sonnet-4-5-20250929-v1:0",
      model: "claude-sonnet-4-5-20250929",
      usage: { input: 5_000, cacheWrite: 1_000, cacheWrite1h: 1_000, output: 400 },
    },
    (4_000 * 3 + 1_000 * 6 + 400 * 15) / M,
  ],
  [
    "a Bedrock profile by its ARN",
    {
      provider: "aws.bedrock",
      requestModel: "arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.amazon.nova-pro-v1:0",
      usage: { input: 1_000, output: 1_000 },
    },
    (1_000 * 0.8 + 1_000 * 3.2) / M,
  ],
  [
    "Azure, whose deployment has a name of its own",
    {
      provider: "azure.ai.openai",
      requestModel: "support-bot",
      model: "gpt-4o-2024-11-20",
      usage: { input: 1_000, cacheRead: 512, output: 100 },
    },
    (488 * 2.5 + 512 * 1.25 + 100 * 10) / M,
  ],
  [
    "Llama 3.3 70B on Groq",
    {
      provider: "groq",
      model: "llama-3.3-70b-versatile",
      tier: "on_demand",
      usage: { input: 700, output: 300 },
    },
    (700 * 0.59 + 300 * 0.79) / M,
  ],
  [
    "Mistral Large, dated",
    { provider: "mistral_ai", model: "mistral-large-2411", usage: { input: 700, output: 300 } },
    (700 * 2 + 300 * 6) / M,
  ],
  [
    "Command A of Cohere",
    { provider: "cohere", model: "command-a-03-2025", usage: { input: 400, output: 50 } },
    (400 * 2.5 + 50 * 10) / M,
  ],
  [
    "Cohere's rerank, by the search",
    {
      provider: "cohere",
      model: "rerank-v3.5",
      operation: "rerank",
      usage: { requests: { search_units: 3 } },
    },
    (3 * 2) / 1_000,
  ],
  [
    "DeepSeek's chat in December 2025, which the table prices as in July",
    {
      provider: "deepseek",
      model: "deepseek-chat",
      at: "2025-12-01T20:00:00Z",
      usage: { input: 3_000, cacheRead: 2_000, output: 500 },
    },
    (1_000 * 0.28 + 2_000 * 0.028 + 500 * 0.42) / M,
  ],
  [
    "DeepSeek's chat with its discount of the night, while there was one",
    {
      provider: "deepseek",
      model: "deepseek-chat",
      at: "2025-08-01T20:00:00Z",
      usage: { input: 3_000, output: 500 },
    },
    (3_000 * 0.135 + 500 * 0.55) / M,
  ],
  [
    "DeepSeek on a Monday at 10 o'clock in Beijing",
    {
      provider: "deepseek",
      model: "deepseek-v4-pro",
      at: "2026-11-02T02:00:00Z",
      usage: { input: 1_000, output: 10 },
    },
    (1_000 * 1.32 + 10 * 3.96) / M,
  ],
  [
    "DeepSeek on a Sunday at 10 o'clock in Beijing",
    {
      provider: "deepseek",
      model: "deepseek-v4-pro",
      at: "2026-11-01T02:00:00Z",
      usage: { input: 1_000, output: 10 },
    },
    (1_000 * 0.66 + 10 * 1.98) / M,
  ],
  [
    "GLM-4.6 of Z.ai, which the table has not",
    { provider: "zai", model: "glm-4.6", usage: { input: 1_000, cacheRead: 300, output: 200 } },
    (700 * 0.6 + 300 * 0.11 + 200 * 2.2) / M,
  ],
  [
    "Grok 4",
    {
      provider: "x_ai",
      model: "grok-4-0709",
      usage: { input: 1_000, cacheRead: 600, output: 900, reasoning: 700 },
    },
    (400 * 3 + 600 * 0.75 + 900 * 15) / M,
  ],
  [
    "Claude Sonnet 5.5 before its cache became cheaper to read",
    {
      provider: "anthropic",
      model: "claude-sonnet-5-5-20260928",
      at: "2026-10-06T23:59:59Z",
      usage: { input: 3_000, cacheRead: 2_000, output: 100 },
    },
    (1_000 * 2 + 2_000 * 0.2 + 100 * 10) / M,
  ],
  [
    "Claude Sonnet 5.5 on the day its cache became cheaper to read",
    {
      provider: "anthropic",
      model: "claude-sonnet-5-5",
      at: "2026-10-07T12:00:00Z",
      usage: { input: 3_000, cacheRead: 2_000, output: 100 },
    },
    (1_000 * 2 + 2_000 * 0.1 + 100 * 10) / M,
  ],
  [
    "Claude Haiku 5.5 up to 100,000 tokens of prompt",
    {
      provider: "anthropic",
      model: "claude-haiku-5-5",
      usage: { input: 100_000, cacheRead: 40_000, cacheWrite: 10_000, output: 100 },
    },
    (50_000 * 0.1 + 40_000 * 0.01 + 10_000 * 0.125 + 100 * 0.5) / M,
  ],
  [
    "Claude Haiku 5.5 above 100,000 tokens of prompt, all at the higher price",
    {
      provider: "anthropic",
      model: "claude-haiku-5-5",
      usage: { input: 100_001, cacheWrite: 10_000, cacheWrite1h: 10_000, output: 100 },
    },
    (90_001 * 0.5 + 10_000 * 1 + 100 * 2.5) / M,
  ],
  [
    "gpt-6.2-sol, writing its cache for half an hour and for twelve",
    {
      model: "gpt-6.2-sol-2026-11-10",
      usage: { input: 5_000, cacheRead: 1_000, cacheWrite: 3_000, cacheWrite1h: 2_000, output: 100 },
    },
    (1_000 * 2 + 1_000 * 0.1 + 1_000 * 2.5 + 2_000 * 5 + 100 * 10) / M,
  ],
  [
    "gpt-6.1-terra above 272,000 tokens of prompt",
    { model: "gpt-6.1-terra", usage: { input: 272_001, cacheRead: 72_001, output: 1_000 } },
    (200_000 * 2 + 72_001 * 0.1 + 1_000 * 7.5) / M,
  ],
  [
    "gpt-5 searching the web and files, by the call",
    {
      model: "gpt-5-2025-08-07",
      usage: { input: 1_000, output: 100, requests: { web_search_call: 2, file_search_call: 1 } },
    },
    (1_000 * 1.25 + 100 * 10) / M + (2 * 10 + 2.5) / 1_000,
  ],
  [
    "gpt-4.1 searching the web with the preview of the tool",
    { model: "gpt-4.1-2025-04-14", usage: { input: 500, output: 100, requests: { web_search_preview: 2 } } },
    (500 * 2 + 100 * 8) / M + (2 * 25) / 1_000,
  ],
  [
    "gpt-5 searching the web with the preview of the tool",
    { model: "gpt-5-2025-08-07", usage: { input: 500, output: 100, requests: { web_search_preview: 2 } } },
    (500 * 1.25 + 100 * 10) / M + (2 * 10) / 1_000,
  ],
  [
    "OpenAI's moderation, which is free",
    { model: "omni-moderation-latest", operation: "moderation", usage: {} },
    0,
  ],
];

test.each(LISTED)("%s", (_, given, dollars) => {
  expect(costOf(given)).toMatchObject({ total: expect.closeTo(dollars, 12) as number });
});

test("what a provider says that it bills holds before the table, and prices a model that the table has not", () => {
  const usage = { input: 4_000, output: 1_000 };
  expect(costOf({ provider: "openrouter", model: "openai/gpt-4o", billed: 0.03, usage })).toEqual({
    total: 0.03,
    input: expect.closeTo(0.015, 12) as number,
    cached: 0,
    output: expect.closeTo(0.015, 12) as number,
    reasoning: 0,
    other: 0,
  });
  expect(costOf({ provider: "openrouter", model: "acme/new", billed: 0.03, usage })).toMatchObject({
    total: 0.03,
    other: 0.03,
  });
});

test("a request that was refused or met no answer costs nothing; one that broke off in the answer is unknown", () => {
  const error = { type: "rate_limit_error", message: "slow down", status: 429 };
  expect(costOf({ model: "gpt-4o", error })).toMatchObject({ total: 0 });
  const failure = { kind: "abort", message: "aborted" } as const;
  expect(costOf({ model: "gpt-4o", error, failure })).toMatchObject({ total: 0 });
  expect(costOf({ model: "gpt-4o", error, failure, status: 200 })).toMatch(/told no input tokens/);
  expect(costOf({ model: "gpt-4o", error, text: "Hel", status: 200 })).toMatch(/told no input tokens/);
});

const UNKNOWN: readonly (readonly [title: string, given: Given, reason: RegExp])[] = [
  [
    "an unknown model",
    { provider: "acme", model: "gpt-99", usage: { input: 1, output: 1 } },
    /^@pydantic\/genai-prices 0\.1\.8 of 2026-09-23 has no price for gpt-99 \(acme\); give it with the option prices: \{ "gpt-99": \{ input: 1, output: 2 \} \}/,
  ],
  [
    "a known name at an unknown provider",
    {
      provider: "openai_compatible",
      model: "gpt-4o",
      usage: { input: 1, output: 1 },
      url: "http://10.0.0.1/v1",
    },
    /has no price for gpt-4o \(openai_compatible\)/,
  ],
  [
    "missing usage",
    { model: "gpt-4o", usage: {} },
    /told no input tokens of gpt-4o; .*include_usage.*estimateTokens/,
  ],
  [
    "a newer version than the table's",
    { provider: "anthropic", model: "claude-sonnet-5-7", usage: { input: 5, output: 1 } },
    /has no price for claude-sonnet-5-7/,
  ],
  [
    "a newer version than the table's, in a region",
    {
      provider: "aws.bedrock",
      requestModel: "us.anthropic.claude-sonnet-5-5-v1:0",
      model: "claude-sonnet-5-5",
      usage: { input: 5, output: 1 },
    },
    /has no price for claude-sonnet-5-5/,
  ],
  [
    "another model of a family",
    { provider: "gcp.gemini", model: "gemini-3.7-flash-lite", usage: { input: 5, output: 1 } },
    /has no price for gemini-3\.7-flash-lite/,
  ],
  [
    "another maker's model in a cloud",
    { provider: "azure.ai.inference", model: "DeepSeek-R1", usage: { input: 5, output: 1 } },
    /has no price for DeepSeek-R1/,
  ],
  [
    "an unknown model behind a deployment that bears a known name",
    {
      provider: "azure.ai.openai",
      requestModel: "gpt-4o",
      model: "gpt-99-2027-01-01",
      usage: { input: 5, output: 1 },
    },
    /has no price for gpt-99/,
  ],
  [
    "a cache that is kept for longer than there are prices for",
    {
      model: "gpt-6-sol",
      usage: { input: 2_000, cacheWrite: 1_500, cacheWrite1h: 1_500, output: 1 },
    },
    /no price is known for what gpt-6-sol keeps cached for longer/,
  ],
  [
    "searches of a model that searches untold",
    { model: "gpt-4o-search-preview-2025-03-11", usage: { input: 20, output: 300 } },
    /how often gpt-4o-search-preview-2025-03-11 searched the web is not told/,
  ],
  [
    "a picture that another model drew",
    { model: "gpt-5", usage: { input: 5, output: 1, requests: { image_generation_call: 1 } } },
    /no price is known for the image_generation_call of gpt-5/,
  ],
  ["missing output", { model: "gpt-4o", usage: { input: 5 } }, /told no output tokens of gpt-4o/],
  [
    "missing seconds",
    { model: "whisper-1", operation: "transcription", usage: {} },
    /told no usage of whisper-1/,
  ],
  [
    "more cached than input",
    { model: "gpt-4o", usage: { input: 5, cacheRead: 6, output: 1 } },
    /the usage of gpt-4o \(openai\) does not add up: the provider reports 6 cached tokens in an input of 5/,
  ],
  [
    "more sound than output",
    { model: "gpt-audio", usage: { input: 5, output: 6, outputAudio: 7 } },
    /the usage of gpt-audio \(openai\) does not add up: .*output_audio_tokens/,
  ],
  [
    "a tier that has no row",
    { provider: "anthropic", model: "claude-haiku-4-5", tier: "priority", usage: { input: 5, output: 1 } },
    /no price is known for the service tier "priority" of claude-haiku-4-5 \(anthropic\)/,
  ],
  [
    "a tier that another model has",
    { model: "gpt-5-nano", tier: "priority", usage: { input: 5, output: 1 } },
    /service tier "priority" of gpt-5-nano/,
  ],
  [
    "something counted that has no price",
    { model: "gpt-4o", usage: { input: 5, output: 1, requests: { teleports: 1 } } },
    /no price is known for the teleports of gpt-4o/,
  ],
  ["a call of no model", { kind: "other" }, /only calls of a model have a price/],
];

test.each(UNKNOWN)("%s has a reason instead of a cost", (_, given, reason) => {
  expect(costOf(given)).toMatch(reason);
});

test("something that was counted, but 0 times, does not hide a cost", () => {
  const requests = { web_search_requests: 0, teleports: 0 };
  expect(costOf({ model: "gpt-4o", usage: { input: 5, output: 1, requests } })).toHaveProperty("total");
});
