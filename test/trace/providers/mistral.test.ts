import { expect, test } from "vitest";
import { callOf } from "./call-of.ts";

const choice = { index: 0, message: { role: "assistant", content: "return a + b" }, finish_reason: "stop" };
const answer = {
  id: "cmpl-1",
  model: "codestral-2508",
  choices: [choice],
  usage: { prompt_tokens: 8, completion_tokens: 5 },
};

test("code is filled in between a prompt and its suffix", () => {
  const request = { model: "codestral-latest", prompt: "def add(a, b):", suffix: "add(1, 2)" };
  expect(callOf({ url: "https://api.mistral.ai/v1/fim/completions", request, answer })).toMatchObject({
    api: "mistral.chat",
    operation: "text_completion",
    model: "codestral-2508",
    text: "return a + b",
    input: [{ role: "user", parts: [{ content: "def add(a, b):" }] }],
    usage: { input: 8, output: 5 },
  });
});

test("an agent stands in place of a model", () => {
  const request = { agent_id: "ag_1", messages: [{ role: "user", content: "Hello" }] };
  const call = callOf({ url: "https://api.mistral.ai/v1/agents/completions", request, answer });
  expect(call).toMatchObject({ operation: "chat", requestModel: "ag_1", responseModel: "codestral-2508" });
});

test("on Vertex AI the address names the model", () => {
  const url =
    "https://us-central1-aiplatform.googleapis.com/v1/projects/p/locations/us-central1/publishers/mistralai/models/mistral-medium-3:rawPredict";
  const call = callOf({ url, request: { messages: [] }, answer });
  expect(call).toMatchObject({
    api: "mistral.chat",
    provider: "gcp.vertex_ai",
    requestModel: "mistral-medium-3",
  });
});

test("the tier and the seconds of sound stand beside the tokens", () => {
  const request = { model: "voxtral-small-latest", messages: [{ role: "user", content: "Hello" }] };
  const usage = {
    prompt_tokens: 11,
    completion_tokens: 15,
    prompt_audio_seconds: 5,
    service_tier: "priority",
  };
  const call = callOf({
    url: "https://api.mistral.ai/v1/chat/completions",
    request,
    answer: { ...answer, usage },
  });
  expect(call).toMatchObject({
    tier: "priority",
    usage: { input: 11, output: 15, requests: { prompt_audio_seconds: 5 } },
  });
});

test("an answer of several messages is one: what tools of Mistral's were asked, found, and what came of it", () => {
  const messages = [
    {
      role: "assistant",
      content: "",
      tool_calls: [{ id: "t1", function: { name: "web_search", arguments: '{"query":"news"}' } }],
    },
    { role: "tool", tool_call_id: "t1", content: "Rome won." },
    { role: "assistant", content: "Rome." },
  ];
  const request = { model: "mistral-medium-latest", messages: [{ role: "user", content: "Who won?" }] };
  const call = callOf({
    url: "https://api.mistral.ai/v1/chat/completions",
    request,
    answer: { ...answer, choices: [{ index: 0, messages, finish_reason: "stop" }] },
  });
  expect(call).toMatchObject({
    text: "Rome.",
    toolCalls: [{ id: "t1", name: "web_search", arguments: { query: "news" } }],
    finishReasons: ["stop"],
  });
  expect(call.output[0]?.parts).toHaveLength(3);
});
