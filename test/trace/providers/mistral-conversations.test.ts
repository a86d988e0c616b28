import { expect, test } from "vitest";
import { callOf, namedEvents } from "./call-of.ts";

const url = "https://api.mistral.ai/v1/conversations/conv_1";

test("a conversation goes on with what a function gave", () => {
  const inputs = [
    { type: "message.input", role: "user", content: "What is the weather in Rome?" },
    { type: "function.call", tool_call_id: "call_1", name: "get_weather", arguments: '{"city":"Rome"}' },
    { type: "function.result", tool_call_id: "call_1", result: "sunny" },
  ];
  const outputs = [
    { type: "message.output", role: "assistant", model: "mistral-small-2506", content: "Sunny." },
  ];
  const answer = { object: "conversation.response", conversation_id: "conv_1", outputs, usage: {} };
  expect(callOf({ url, request: { agent_id: "ag_1", inputs }, answer })).toMatchObject({
    requestModel: "ag_1",
    responseModel: "mistral-small-2506",
    text: "Sunny.",
    finishReasons: ["stop"],
    input: [
      { role: "user", parts: [{ type: "text", content: "What is the weather in Rome?" }] },
      { role: "assistant", parts: [{ type: "tool_call", id: "call_1", arguments: { city: "Rome" } }] },
      { role: "tool", parts: [{ type: "tool_call_response", id: "call_1", response: "sunny" }] },
    ],
  });
});

test("what a stream cites stands between its texts; what a tool found, and who took over, is kept", () => {
  const at = { type: "message.output.delta", output_index: 2, content_index: 0, role: "assistant" };
  const reference = { type: "tool_reference", tool: "web_search", title: "News" };
  const call = callOf({
    url,
    request: { inputs: "Who won?", stream: true },
    type: "text/event-stream",
    answer: namedEvents([
      { type: "tool.execution.started", id: "t1", output_index: 0, name: "web_search", arguments: "{}" },
      { type: "tool.execution.done", id: "t1", output_index: 0, name: "web_search", info: { hits: 1 } },
      { type: "agent.handoff.done", output_index: 1, next_agent_name: "writer" },
      { ...at, content: "Rome" },
      { ...at, content: reference },
      { ...at, content: { type: "text", text: "." } },
      { type: "conversation.response.done", usage: { prompt_tokens: 1, completion_tokens: 2 } },
    ]),
  });
  expect(call.text).toBe("Rome.");
  expect(call.output[0]?.parts).toEqual([
    { type: "tool_call", id: "t1", name: "web_search", arguments: {}, isHosted: true },
    { type: "tool_call_response", id: "t1", name: "web_search", response: { hits: 1 } },
    { type: "other", name: "agent.handoff", value: { type: "agent.handoff", next_agent_name: "writer" } },
    { type: "text", content: "Rome" },
    { type: "other", name: "tool_reference", value: reference },
    { type: "text", content: "." },
  ]);
});

test("a stream that fails says why", () => {
  const call = callOf({
    url,
    request: { inputs: "Hello", stream: true },
    type: "text/event-stream",
    answer: namedEvents([
      { type: "message.output.delta", output_index: 0, content: "Hel", role: "assistant" },
      { type: "conversation.response.error", message: "Internal error", code: 3900 },
    ]),
  });
  expect(call).toMatchObject({
    text: "Hel",
    finishReasons: [],
    error: { type: "error", message: "Internal error", code: "3900" },
  });
});

test("conversations of OpenAI's, which answer nothing, are none", () => {
  const request = { items: [{ type: "message", role: "user", content: "Hello" }] };
  const answer = { id: "conv_1", object: "conversation", created_at: 1 };
  expect(callOf({ url: "https://api.openai.com/v1/conversations", request, answer }).api).toBeUndefined();
});
