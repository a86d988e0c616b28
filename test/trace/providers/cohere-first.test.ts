import { expect, test } from "vitest";
import { callOf } from "./call-of.ts";

const chat = "https://api.cohere.ai/v1/chat";
const generate = "https://api.cohere.ai/v1/generate";
const type = "application/stream+json";
const lines = (documents: readonly object[]): string[] =>
  documents.map((item) => `${JSON.stringify(item)}\n`);
const meta = { api_version: { version: "1" }, billed_units: { input_tokens: 5, output_tokens: 3 } };
const whole = {
  response_id: "r1",
  generation_id: "g1",
  text: "Hello there",
  finish_reason: "COMPLETE",
  tool_calls: [{ name: "get_weather", parameters: { city: "Paris" } }],
  meta,
};
const request = {
  model: "command-r",
  preamble: "Be brief.",
  chat_history: [
    { role: "USER", message: "Hi" },
    { role: "CHATBOT", message: "Yes?" },
  ],
  message: "Hello",
  tool_results: [{ call: { name: "get_weather", parameters: {} }, outputs: [{ celsius: 15 }] }],
  tools: [{ name: "get_weather", description: "Weather", parameter_definitions: { city: { type: "str" } } }],
};

test("a chat of the first version is read", () => {
  expect(callOf({ url: chat, request, answer: whole })).toMatchObject({
    operation: "chat",
    model: "command-r",
    responseId: "r1",
    text: "Hello there",
    toolCalls: [{ name: "get_weather", arguments: { city: "Paris" } }],
    finishReasons: ["stop"],
    usage: { input: 5, output: 3 },
    input: [
      { role: "system", parts: [{ content: "Be brief." }] },
      { role: "user", parts: [{ content: "Hi" }] },
      { role: "assistant", parts: [{ content: "Yes?" }] },
      { role: "user", parts: [{ content: "Hello" }] },
      {
        role: "tool",
        parts: [{ type: "tool_call_response", name: "get_weather", response: [{ celsius: 15 }] }],
      },
    ],
    tools: [{ name: "get_weather", description: "Weather" }],
  });
});

test("a streamed chat is lines of JSON whose last repeats the whole", () => {
  const stream = lines([
    { is_finished: false, event_type: "stream-start", generation_id: "g1" },
    { is_finished: false, event_type: "text-generation", text: "Hello" },
    { is_finished: false, event_type: "text-generation", text: " there" },
    { is_finished: false, event_type: "tool-calls-generation", tool_calls: whole.tool_calls },
    { is_finished: true, event_type: "stream-end", finish_reason: "COMPLETE", response: whole },
  ]);
  const written = { url: chat, request: { ...request, stream: true }, type };
  const call = callOf({ ...written, answer: stream });
  const { output, usage } = callOf({ url: chat, request, answer: whole });
  expect(call).toMatchObject({ output, usage, isStream: true, timing: { firstToken: 20 } });
  const broken = callOf({ ...written, answer: stream.slice(0, 4) });
  expect(broken).toMatchObject({ text: "Hello there", toolCalls: [{ name: "get_weather" }], usage: {} });
});

test("generations are several answers", () => {
  const answer = {
    id: "x",
    generations: [
      { id: "a", text: " One", finish_reason: "COMPLETE" },
      { id: "b", text: " Two", finish_reason: "MAX_TOKENS" },
    ],
    prompt: "Count",
    meta,
  };
  const read = {
    operation: "text_completion",
    text: " One",
    finishReasons: ["stop", "length"],
    usage: { input: 5, output: 3 },
    input: [{ role: "user", parts: [{ content: "Count" }] }],
  };
  const asked = { model: "command-light", prompt: "Count" };
  expect(callOf({ url: generate, request: asked, answer })).toMatchObject(read);
  const stream = lines([
    { text: " One", is_finished: false, event_type: "text-generation" },
    { is_finished: true, event_type: "stream-end", finish_reason: "COMPLETE", response: answer },
  ]);
  expect(callOf({ url: generate, request: { ...asked, stream: true }, type, answer: stream })).toMatchObject(
    read,
  );
  const broken = callOf({
    url: generate,
    request: { ...asked, stream: true },
    type,
    answer: stream.slice(0, 1),
  });
  expect(broken).toMatchObject({ text: " One", finishReasons: [] });
});

test("a chat of another host at the same path is not Cohere's", () => {
  const asked = { model: "palmyra-x5", messages: [{ role: "user", content: "Hello" }] };
  expect(callOf({ url: "https://api.writer.com/v1/chat", request: asked, answer: {} }).api).not.toBe(
    "cohere.v1",
  );
});
