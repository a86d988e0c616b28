import { namedEvents } from "../call-of.ts";
import type { Sample } from "../conformance.ts";

const url = "https://api.anthropic.com/v1/messages";
const refusal = {
  status: 400,
  answer: { type: "error", error: { type: "invalid_request_error", message: "max_tokens: Field required" } },
};
const error = { type: "invalid_request_error", message: "max_tokens: Field required", status: 400 };

const request = {
  model: "claude-sonnet-4-5",
  max_tokens: 1024,
  system: "Be brief.",
  messages: [{ role: "user", content: "What is the weather in Paris?" }],
  tools: [{ name: "get_weather", description: "The weather", input_schema: { type: "object" } }],
};
const usage = {
  input_tokens: 21,
  cache_creation_input_tokens: 100,
  cache_read_input_tokens: 300,
  cache_creation: { ephemeral_5m_input_tokens: 40, ephemeral_1h_input_tokens: 60 },
  output_tokens: 50,
  service_tier: "standard",
};
const message = {
  id: "msg_01XFDUDYJgAACzvnptvVoYEL",
  type: "message",
  role: "assistant",
  model: "claude-sonnet-4-5-20250929",
  content: [
    { type: "thinking", thinking: "I need the tool.", signature: "EqQBCg==" },
    { type: "text", text: "I will look." },
    { type: "tool_use", id: "toolu_01A", name: "get_weather", input: { city: "Paris" } },
  ],
  stop_reason: "tool_use",
  stop_sequence: null,
  usage,
};
const begun = { ...message, content: [], stop_reason: null, usage: { ...usage, output_tokens: 1 } };
const tool = { type: "tool_use", id: "toolu_01A", name: "get_weather", input: {} };
const delta = (index: number, piece: object) => ({ type: "content_block_delta", index, delta: piece });
const block = (index: number, content_block: object) => ({
  type: "content_block_start",
  index,
  content_block,
});
const stop = (index: number) => ({ type: "content_block_stop", index });

const messages: Sample = {
  api: "anthropic.messages",
  plain: { url, request, answer: message },
  streamed: {
    url,
    request: { ...request, stream: true },
    type: "text/event-stream; charset=utf-8",
    answer: namedEvents([
      { type: "message_start", message: begun },
      { type: "ping" },
      block(0, { type: "thinking", thinking: "", signature: "" }),
      delta(0, { type: "thinking_delta", thinking: "I need " }),
      delta(0, { type: "thinking_delta", thinking: "the tool." }),
      delta(0, { type: "signature_delta", signature: "EqQBCg==" }),
      stop(0),
      block(1, { type: "text", text: "" }),
      delta(1, { type: "text_delta", text: "I will" }),
      delta(1, { type: "text_delta", text: " look." }),
      stop(1),
      block(2, tool),
      delta(2, { type: "input_json_delta", partial_json: "" }),
      delta(2, { type: "input_json_delta", partial_json: '{"city":' }),
      delta(2, { type: "input_json_delta", partial_json: ' "Paris"}' }),
      stop(2),
      {
        type: "message_delta",
        delta: { stop_reason: "tool_use", stop_sequence: null },
        usage: { output_tokens: 50 },
      },
      { type: "message_stop" },
    ]),
  },
  read: {
    kind: "model",
    provider: "anthropic",
    operation: "chat",
    requestModel: "claude-sonnet-4-5",
    model: "claude-sonnet-4-5-20250929",
    responseId: "msg_01XFDUDYJgAACzvnptvVoYEL",
    parameters: { max_tokens: 1024 },
    text: "I will look.",
    reasoning: "I need the tool.",
    toolCalls: [{ type: "tool_call", id: "toolu_01A", name: "get_weather", arguments: { city: "Paris" } }],
    finishReasons: ["tool_call"],
    usage: { input: 421, output: 50, cacheRead: 300, cacheWrite: 100, cacheWrite1h: 60 },
    tier: "standard",
  },
  refused: { url, request, ...refusal },
  error,
};

const countUrl = "https://api.anthropic.com/v1/messages/count_tokens";
const countTokens: Sample = {
  api: "anthropic.count_tokens",
  plain: { url: countUrl, request, answer: { input_tokens: 14 } },
  read: { kind: "other", operation: "count_tokens", requestModel: "claude-sonnet-4-5", usage: {} },
  refused: { url: countUrl, request, ...refusal },
  error,
};

const completeUrl = "https://api.anthropic.com/v1/complete";
const prompt = { model: "claude-2.1", max_tokens_to_sample: 256, prompt: "\n\nHuman: Hello\n\nAssistant:" };
const completion = (text: string, stop_reason: string | null) => ({
  type: "completion",
  id: "compl_01",
  model: "claude-2.1",
  completion: text,
  stop_reason,
});
const complete: Sample = {
  api: "anthropic.complete",
  plain: { url: completeUrl, request: prompt, answer: completion(" Hello!", "stop_sequence") },
  streamed: {
    url: completeUrl,
    request: { ...prompt, stream: true },
    type: "text/event-stream",
    answer: namedEvents([completion(" Hel", null), completion("lo!", null), completion("", "stop_sequence")]),
  },
  read: { operation: "text_completion", text: " Hello!", finishReasons: ["stop"], responseId: "compl_01" },
  refused: { url: completeUrl, request: prompt, ...refusal },
  error,
};

export const anthropicSamples: readonly Sample[] = [messages, countTokens, complete];
