import { expect, test } from "vitest";
import { callOf, namedEvents } from "./call-of.ts";

const url = "https://api.anthropic.com/v1/messages";
const question = {
  model: "claude-sonnet-4-5",
  max_tokens: 1024,
  system: [{ type: "text", text: "Be brief.", cache_control: { type: "ephemeral" } }],
  messages: [{ role: "user", content: "What is the weather in Paris?" }],
  tools: [
    { name: "get_weather", description: "The weather", input_schema: { type: "object", properties: {} } },
    { type: "web_search_20250305", name: "web_search", max_uses: 5 },
    { type: "bash_20250124", name: "bash" },
  ],
};
const answer = {
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
  usage: {
    input_tokens: 21,
    cache_creation_input_tokens: 100,
    cache_read_input_tokens: 300,
    cache_creation: { ephemeral_5m_input_tokens: 40, ephemeral_1h_input_tokens: 60 },
    output_tokens: 50,
    service_tier: "standard",
  },
};
const start = { ...answer, content: [], stop_reason: null, usage: { ...answer.usage, output_tokens: 1 } };
const stream = [
  { type: "message_start", message: start },
  { type: "ping" },
  { type: "content_block_start", index: 0, content_block: { type: "thinking", thinking: "", signature: "" } },
  { type: "content_block_delta", index: 0, delta: { type: "thinking_delta", thinking: "I need " } },
  { type: "content_block_delta", index: 0, delta: { type: "thinking_delta", thinking: "the tool." } },
  { type: "content_block_delta", index: 0, delta: { type: "signature_delta", signature: "EqQBCg==" } },
  { type: "content_block_stop", index: 0 },
  { type: "content_block_start", index: 1, content_block: { type: "text", text: "" } },
  { type: "content_block_delta", index: 1, delta: { type: "text_delta", text: "I will" } },
  { type: "content_block_delta", index: 1, delta: { type: "text_delta", text: " look." } },
  { type: "content_block_stop", index: 1 },
  {
    type: "content_block_start",
    index: 2,
    content_block: { type: "tool_use", id: "toolu_01A", name: "get_weather", input: {} },
  },
  { type: "content_block_delta", index: 2, delta: { type: "input_json_delta", partial_json: "" } },
  { type: "content_block_delta", index: 2, delta: { type: "input_json_delta", partial_json: '{"city":' } },
  { type: "content_block_delta", index: 2, delta: { type: "input_json_delta", partial_json: ' "Paris"}' } },
  { type: "content_block_stop", index: 2 },
  {
    type: "message_delta",
    delta: { stop_reason: "tool_use", stop_sequence: null },
    usage: { input_tokens: null, output_tokens: 50 },
  },
  { type: "message_stop" },
];
const streamed = { url, request: { ...question, stream: true }, type: "text/event-stream" };

test("a message is read with its thinking, its tool call and what it used", () => {
  expect(callOf({ url, request: question, answer })).toMatchObject({
    kind: "model",
    provider: "anthropic",
    api: "anthropic.messages",
    operation: "chat",
    requestModel: "claude-sonnet-4-5",
    model: "claude-sonnet-4-5-20250929",
    responseId: "msg_01XFDUDYJgAACzvnptvVoYEL",
    isStream: false,
    parameters: { max_tokens: 1024 },
    text: "I will look.",
    reasoning: "I need the tool.",
    toolCalls: [{ type: "tool_call", id: "toolu_01A", name: "get_weather", arguments: { city: "Paris" } }],
    finishReasons: ["tool_call"],
    tier: "standard",
  });
});

test("input counts what the cache gave and took", () => {
  const { usage } = callOf({ url, request: question, answer });
  expect(usage).toEqual({ input: 421, output: 50, cacheRead: 300, cacheWrite: 100, cacheWrite1h: 60 });
});

test("what it took to compact the conversation is used beside the message's own counts", () => {
  const message = { type: "message", ...answer.usage };
  const compaction = {
    type: "compaction",
    input_tokens: 1000,
    output_tokens: 70,
    cache_read_input_tokens: 5,
  };
  const usage = { ...answer.usage, iterations: [compaction, message] };
  const used = { input: 1426, output: 120, cacheRead: 305, cacheWrite: 100, cacheWrite1h: 60 };
  expect(callOf({ url, request: question, answer: { ...answer, usage } }).usage).toEqual(used);
  const end = { type: "message_delta", delta: { stop_reason: "end_turn" }, usage };
  const events = namedEvents([{ type: "message_start", message: start }, end]);
  expect(callOf({ ...streamed, answer: events }).usage).toEqual(used);
});

test("advice of another model has a price of its own, so that the cost is not known", () => {
  const advice = { type: "advisor_message", model: "claude-opus-4-8", input_tokens: 900, output_tokens: 80 };
  const usage = { ...answer.usage, iterations: [{ type: "message", ...answer.usage }, advice] };
  const call = callOf({ url, request: question, answer: { ...answer, usage } });
  expect(call.usage).toMatchObject({ input: 421, output: 50, requests: { advisor_message: 1 } });
  expect(call.cost).toBeUndefined();
  expect(call.unpriced).toMatch(/advisor_message/);
});

test("the system prompt leads the conversation; tools that Anthropic runs are hosted", () => {
  const { input, tools } = callOf({ url, request: question, answer });
  expect(input).toEqual([
    { role: "system", parts: [{ type: "text", content: "Be brief." }] },
    { role: "user", parts: [{ type: "text", content: "What is the weather in Paris?" }] },
  ]);
  expect(tools).toEqual([
    { name: "get_weather", description: "The weather", parameters: { type: "object", properties: {} } },
    { name: "web_search", hosted: "web_search" },
    { name: "bash" },
  ]);
});

test("a stream is the same call as the message in one piece", () => {
  const whole = callOf({ url, request: question, answer });
  const call = callOf({ ...streamed, answer: namedEvents(stream) });
  const { output, usage, responseId, responseModel, tier, text, toolCalls } = call;
  expect({ output, usage, responseId, responseModel, tier, text, toolCalls }).toEqual({
    output: whole.output,
    usage: whole.usage,
    responseId: whole.responseId,
    responseModel: whole.responseModel,
    tier: whole.tier,
    text: whole.text,
    toolCalls: whole.toolCalls,
  });
  expect(call.isStream).toBe(true);
});

test("the first token is the first event that says something", () => {
  expect(callOf({ ...streamed, answer: namedEvents(stream) }).timing.firstToken).toBe(40);
});

test("a stream that breaks off keeps what was said, without a finish reason", () => {
  const call = callOf({ ...streamed, answer: namedEvents(stream.slice(0, 14)) });
  expect(call).toMatchObject({ text: "I will look.", finishReasons: [] });
  expect(call.toolCalls[0]?.arguments).toBe('{"city":');
});

test("an error inside a stream is the call's, whatever the status", () => {
  const error = { type: "error", error: { type: "overloaded_error", message: "Overloaded" } };
  const call = callOf({ ...streamed, answer: namedEvents([...stream.slice(0, 9), error]) });
  expect(call.error).toEqual({ type: "overloaded_error", message: "Overloaded", status: 200 });
  expect(call.text).toBe("I will");
});

test("an empty stream is a call without output", () => {
  expect(callOf({ ...streamed, answer: "" })).toMatchObject({ output: [], usage: {}, isStream: true });
});

test("an error answer says its type and has no output", () => {
  const refused = {
    type: "error",
    error: { type: "invalid_request_error", message: "max_tokens: required" },
  };
  expect(callOf({ url, request: question, status: 400, answer: refused })).toMatchObject({
    error: { type: "invalid_request_error", message: "max_tokens: required", status: 400 },
    output: [],
  });
});

test("what a server's tool was asked, found and was cited for is kept", () => {
  const found = [{ type: "web_search_result", url: "https://example.com", title: "Example" }];
  const citation = { type: "web_search_result_location", url: "https://example.com", cited_text: "sunny" };
  const content = [
    { type: "server_tool_use", id: "srvtoolu_01", name: "web_search", input: { query: "weather" } },
    { type: "web_search_tool_result", tool_use_id: "srvtoolu_01", content: found },
    { type: "text", text: "It is sunny.", citations: [citation] },
    { type: "redacted_thinking", data: "EmwKAhgB" },
    { type: "mcp_tool_use", id: "mcptoolu_01", name: "echo", server_name: "example", input: {} },
    { type: "mcp_tool_result", tool_use_id: "mcptoolu_01", is_error: true, content: [] },
  ];
  const usage = { input_tokens: 6, output_tokens: 9, server_tool_use: { web_search_requests: 1 } };
  const call = callOf({ url, request: question, answer: { ...answer, content, usage } });
  expect(call.output[0]?.parts).toEqual([
    {
      type: "tool_call",
      id: "srvtoolu_01",
      name: "web_search",
      arguments: { query: "weather" },
      isHosted: true,
    },
    { type: "tool_call_response", id: "srvtoolu_01", response: found },
    { type: "text", content: "It is sunny." },
    { type: "other", name: "citations", value: [citation] },
    { type: "other", name: "redacted_thinking", value: content[3] },
    { type: "tool_call", id: "mcptoolu_01", name: "echo", arguments: {}, isHosted: true },
    { type: "tool_call_response", id: "mcptoolu_01", response: { content: [], is_error: true } },
  ]);
  expect(call.usage).toEqual({ input: 6, output: 9, requests: { web_search_requests: 1 } });
});

test("streamed citations stand where those of the whole message stand", () => {
  const citation = { type: "char_location", cited_text: "green", document_index: 0 };
  const events = [
    { type: "message_start", message: start },
    { type: "content_block_start", index: 0, content_block: { type: "text", text: "", citations: [] } },
    { type: "content_block_delta", index: 0, delta: { type: "citations_delta", citation } },
    { type: "content_block_delta", index: 0, delta: { type: "text_delta", text: "It is green." } },
    { type: "content_block_stop", index: 0 },
  ];
  expect(callOf({ ...streamed, answer: namedEvents(events) }).output[0]?.parts).toEqual([
    { type: "text", content: "It is green." },
    { type: "other", name: "citations", value: [citation] },
  ]);
});

test("media are described, never kept", () => {
  const content = [
    { type: "image", source: { type: "base64", media_type: "image/png", data: "aGVsbG8=" } },
    { type: "image", source: { type: "url", url: "https://example.com/a.jpg" } },
    { type: "document", source: { type: "file", file_id: "file_011" } },
    { type: "document", source: { type: "text", media_type: "text/plain", data: "The grass is green." } },
    { type: "tool_result", tool_use_id: "toolu_01A", content: "15 degrees" },
  ];
  const request = { ...question, system: undefined, messages: [{ role: "user", content }] };
  expect(callOf({ url, request, answer }).input[0]?.parts).toEqual([
    { type: "blob", modality: "image", mimeType: "image/png", size: 5 },
    { type: "uri", modality: "image", reference: "https://example.com/a.jpg" },
    { type: "file", modality: "document", reference: "file_011" },
    { type: "text", content: "The grass is green." },
    { type: "tool_call_response", id: "toolu_01A", response: "15 degrees" },
  ]);
});

test.each([
  ["end_turn", "stop"],
  ["max_tokens", "length"],
  ["model_context_window_exceeded", "length"],
  ["refusal", "refusal"],
  ["pause_turn", "pause_turn"],
])("stop reason %s is %s", (stop_reason, finishReason) => {
  const call = callOf({ url, request: question, answer: { ...answer, stop_reason } });
  expect(call.finishReasons).toEqual([finishReason]);
});

test("fast mode is a tier of its own", () => {
  const usage = { input_tokens: 1, output_tokens: 1, service_tier: "standard", speed: "fast" };
  expect(callOf({ url, request: question, answer: { ...answer, usage } }).tier).toBe("fast");
});

test.each([
  ["behind a gateway", "https://gateway.example.com/anthropic/v1/messages", {}],
  ["at another base address", "https://llm.example.com/messages", { "anthropic-version": "2023-06-01" }],
])("messages are known %s", (_, address, requestHeaders) => {
  expect(callOf({ url: address, request: question, requestHeaders, answer }).api).toBe("anthropic.messages");
});

test("on Vertex AI the address names the model", () => {
  const models =
    "https://us-east5-aiplatform.googleapis.com/v1/projects/p/locations/us-east5/publishers/anthropic/models/";
  const request = { anthropic_version: "vertex-2023-10-16", max_tokens: 1024, messages: [], stream: true };
  const call = callOf({
    url: `${models}claude-sonnet-4-5@20250929:streamRawPredict`,
    request,
    type: "text/event-stream",
    answer: namedEvents(stream),
  });
  expect(call).toMatchObject({ requestModel: "claude-sonnet-4-5@20250929", text: "I will look." });
});

test("messages of OpenAI's threads are not Anthropic's", () => {
  const call = callOf({
    url: "https://api.openai.com/v1/threads/thread_1/messages",
    request: {},
    answer: {},
  });
  expect(call.api).not.toBe("anthropic.messages");
});

test("where the model worked is what the answer says, else what was asked for", () => {
  const regionOf = (asked: object, told: object) =>
    callOf({
      url,
      request: { ...question, ...asked },
      answer: { ...answer, usage: { ...answer.usage, ...told } },
    }).region;
  expect(regionOf({}, { inference_geo: "us" })).toBe("us");
  expect(regionOf({ inference_geo: "us" }, {})).toBe("us");
  expect(regionOf({ inference_geo: "us" }, { inference_geo: "global" })).toBe("global");
  expect(regionOf({}, { inference_geo: "not_available" })).toBeUndefined();
});

test("an adviser is run by Anthropic; a file in a container is a file", () => {
  const tools = [{ type: "advisor_20260301", name: "advisor", model: "claude-opus-5-5" }];
  const messages = [{ role: "user", content: [{ type: "container_upload", file_id: "file_1" }] }];
  expect(callOf({ url, request: { ...question, tools, messages }, answer })).toMatchObject({
    tools: [{ name: "advisor", hosted: "advisor" }],
    input: [{ role: "system" }, { parts: [{ type: "file", reference: "file_1" }] }],
  });
});
