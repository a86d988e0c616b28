import { expect, test } from "vitest";
import { billedCost } from "../../../src/trace/bodies/billed-cost.ts";
import { readTrace } from "../../../src/trace/read-trace.ts";
import { interaction } from "../../session/interaction.ts";

test("OpenRouter says what it takes, and what the provider behind it takes from the user's own key", () => {
  const cost_details = { upstream_inference_cost: 0.019 };
  expect(billedCost({ cost: 0.00095, is_byok: false, cost_details })).toBe(0.00095);
  expect(billedCost({ cost: 0.00095, is_byok: true, cost_details })).toBeCloseTo(0.01995, 12);
});

test("xAI counts in ten thousand millionths of a dollar, Perplexity breaks its sum down, DeepInfra estimates", () => {
  expect(billedCost({ cost_in_usd_ticks: 37_756_000 })).toBe(0.0037756);
  expect(billedCost({ cost: { request_cost: 0.005, total_cost: 0.0062 } })).toBe(0.0062);
  expect(billedCost({ estimated_cost: 0.00004 })).toBe(0.00004);
});

test("who says nothing of cost bills an unknown sum, not none", () => {
  expect(billedCost({ prompt_tokens: 5 })).toBeUndefined();
  expect(billedCost(undefined)).toBeUndefined();
  expect(billedCost({ cost: "free" })).toBeUndefined();
});

test("what a gateway bills reaches the call, from a body or the end of a stream", () => {
  const usage = { prompt_tokens: 5, completion_tokens: 1, cost: 0.25 };
  const url = "https://openrouter.ai/api/v1/chat/completions";
  const chunk = `data: ${JSON.stringify({ model: "acme/new", choices: [], usage })}\n\n`;
  const bodies = [{ json: { model: "acme/new", choices: [], usage } }, { text: [chunk] }];
  for (const body of bodies) {
    const response = { status: 200, statusText: "", headers: [], body };
    const [call] = readTrace([interaction({ url, response })]).calls;
    expect(call).toMatchObject({ provider: "openrouter", billed: 0.25, cost: { total: 0.25 } });
  }
});
