import { expect, test } from "vitest";
import { callOf, namedEvents } from "./call-of.ts";

const url = "https://api.cohere.com/v2/chat";
const request = {
  model: "command-a-03-2025",
  messages: [
    { role: "system", content: "Use the tools." },
    { role: "user", content: "What is the weather in Paris?" },
    {
      role: "assistant",
      tool_plan: "I look.",
      tool_calls: [{ id: "t0", type: "function", function: { name: "get_weather", arguments: "{}" } }],
    },
    { role: "tool", tool_call_id: "t0", content: [{ type: "document", document: { data: "{}" } }] },
  ],
  tools: [{ type: "function", function: { name: "get_weather", parameters: { type: "object" } } }],
  temperature: 0,
};
const usage = {
  billed_units: { input_tokens: 33, output_tokens: 22 },
  tokens: { input_tokens: 1452, output_tokens: 33 },
  cached_tokens: 144,
};
const source = { type: "tool", id: "t0:0", tool_output: { celsius: 15 } };
const citation = { start: 0, end: 2, text: "It", sources: [source], type: "TEXT_CONTENT" };
const answer = {
  id: "5a1e1bc7",
  message: {
    role: "assistant",
    tool_plan: "I will ask again.",
    content: [
      { type: "thinking", thinking: "Let me see." },
      { type: "text", text: "It is mild." },
    ],
    tool_calls: [
      { id: "t1", type: "function", function: { name: "get_weather", arguments: '{"city":"Paris"}' } },
    ],
    citations: [citation],
  },
  finish_reason: "TOOL_CALL",
  usage,
};
const content = (piece: object) => ({ message: { content: piece } });
const stream = [
  {
    id: "5a1e1bc7",
    type: "message-start",
    delta: { message: { role: "assistant", content: [], tool_plan: "", tool_calls: [], citations: [] } },
  },
  { type: "tool-plan-delta", delta: { message: { tool_plan: "I will" } } },
  { type: "tool-plan-delta", delta: { message: { tool_plan: " ask again." } } },
  { type: "content-start", index: 0, delta: content({ type: "thinking", thinking: "" }) },
  { type: "content-delta", index: 0, delta: content({ thinking: "Let me see." }) },
  { type: "content-end", index: 0 },
  { type: "content-start", index: 1, delta: content({ type: "text", text: "" }) },
  { type: "content-delta", index: 1, delta: content({ text: "It is" }) },
  { type: "content-delta", index: 1, delta: content({ text: " mild." }) },
  { type: "citation-start", index: 0, delta: { message: { citations: citation } } },
  { type: "citation-end", index: 0 },
  { type: "content-end", index: 1 },
  {
    type: "tool-call-start",
    index: 0,
    delta: {
      message: {
        tool_calls: { id: "t1", type: "function", function: { name: "get_weather", arguments: "" } },
      },
    },
  },
  {
    type: "tool-call-delta",
    index: 0,
    delta: { message: { tool_calls: { function: { arguments: '{"city":' } } } },
  },
  {
    type: "tool-call-delta",
    index: 0,
    delta: { message: { tool_calls: { function: { arguments: '"Paris"}' } } } },
  },
  { type: "tool-call-end", index: 0 },
  { type: "message-end", delta: { finish_reason: "TOOL_CALL", usage } },
];

test("a chat is read; what was billed is what was used", () => {
  expect(callOf({ url, request, answer })).toMatchObject({
    api: "cohere.chat",
    provider: "cohere",
    model: "command-a-03-2025",
    responseId: "5a1e1bc7",
    parameters: { temperature: 0 },
    text: "It is mild.",
    reasoning: "I will ask again.Let me see.",
    toolCalls: [{ id: "t1", name: "get_weather", arguments: { city: "Paris" } }],
    finishReasons: ["tool_call"],
    tools: [{ name: "get_weather" }],
  });
  expect(callOf({ url, request, answer }).usage).toEqual({ input: 33, output: 22 });
});

test("a conversation keeps plans and what tools answered", () => {
  const { input } = callOf({ url, request, answer });
  expect(input.slice(2)).toEqual([
    {
      role: "assistant",
      parts: [
        { type: "reasoning", content: "I look." },
        { type: "tool_call", id: "t0", name: "get_weather", arguments: {} },
      ],
    },
    {
      role: "tool",
      parts: [
        { type: "tool_call_response", id: "t0", response: [{ type: "document", document: { data: "{}" } }] },
      ],
    },
  ]);
});

test("a stream is the same call as the chat in one piece", () => {
  const whole = callOf({ url, request, answer });
  const written = { url, request: { ...request, stream: true }, type: "text/event-stream" };
  const call = callOf({ ...written, answer: [...namedEvents(stream), "data: [DONE]\n\n"] });
  expect(call).toMatchObject({
    output: whole.output,
    usage: whole.usage,
    responseId: "5a1e1bc7",
    isStream: true,
  });
  expect(call.output).toEqual(whole.output);
  expect(call.timing.firstToken).toBe(20);
  const broken = callOf({ ...written, answer: namedEvents(stream.slice(0, 8)) });
  expect(broken).toMatchObject({ text: "It is", finishReasons: [], usage: {} });
});

test("an error is a message alone", () => {
  const call = callOf({ url, request, status: 404, answer: { id: "x", message: "model not found" } });
  expect(call).toMatchObject({
    error: { type: "http", message: "model not found", status: 404 },
    output: [],
  });
});
