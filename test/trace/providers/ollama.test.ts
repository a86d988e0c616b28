import { expect, test } from "vitest";
import { callOf } from "./call-of.ts";

const counts = {
  done: true,
  done_reason: "length",
  prompt_eval_count: 26,
  eval_count: 2,
  eval_duration: 4e9,
};

test("generate is a completion of a prompt with its pictures", () => {
  const url = "http://127.0.0.1:11434/api/generate";
  const request = { model: "llava", prompt: "What is it?", system: "Be brief.", images: ["aGVsbG8="] };
  const lines = [
    { model: "llava", response: "A", done: false },
    { model: "llava", response: " cat", done: false },
    { model: "llava", response: "", context: [1, 2], ...counts },
  ];
  const read = {
    operation: "text_completion",
    text: "A cat",
    finishReasons: ["length"],
    usage: { input: 26, output: 2 },
    input: [
      { role: "system", parts: [{ content: "Be brief." }] },
      { role: "user", parts: [{ content: "What is it?" }, { type: "blob", modality: "image", size: 5 }] },
    ],
  };
  const answer = lines.map((line) => `${JSON.stringify(line)}\n`);
  expect(callOf({ url, request, type: "application/x-ndjson", answer })).toMatchObject({
    ...read,
    isStream: true,
    timing: { firstToken: 10 },
  });
  const whole = { model: "llava", response: "A cat", ...counts };
  expect(callOf({ url, request: { ...request, stream: false }, answer: whole })).toMatchObject({
    ...read,
    isStream: false,
  });
});

test.each([
  ["at once", false],
  ["after its steps", true],
])("a picture that is generated is what the model says, %s", (_, isStream) => {
  const url = "http://127.0.0.1:11434/api/generate";
  const model = "x/z-image-turbo";
  const picture = { model, image: "aGVsbG8=", done: true, done_reason: "stop" };
  const steps = [1, 2].map((completed) => ({ model, completed, total: 2, done: false }));
  const answer = isStream ? [...steps, picture].map((line) => `${JSON.stringify(line)}\n`) : picture;
  const type = isStream ? "application/x-ndjson" : "application/json";
  const call = callOf({ url, request: { model, prompt: "A cat", stream: isStream }, type, answer });
  expect(call.output).toEqual([
    { role: "assistant", finishReason: "stop", parts: [{ type: "blob", modality: "image", size: 5 }] },
  ]);
});

test("what a tool answered is told with the tool's name", () => {
  const messages = [
    { role: "assistant", content: "", tool_calls: [{ function: { name: "get_weather", arguments: {} } }] },
    { role: "tool", tool_name: "get_weather", content: "15 degrees" },
  ];
  const answer = { model: "llama3.2", message: { role: "assistant", content: "Mild." }, ...counts };
  const request = { model: "llama3.2", messages, stream: false };
  expect(callOf({ url: "http://localhost:11434/api/chat", request, answer }).input).toEqual([
    { role: "assistant", parts: [{ type: "tool_call", name: "get_weather", arguments: {} }] },
    { role: "tool", parts: [{ type: "tool_call_response", name: "get_weather", response: "15 degrees" }] },
  ]);
});

test("an error in the middle of a stream is the call's", () => {
  const lines = [
    { model: "llama3.2", message: { role: "assistant", content: "I" }, done: false },
    { error: "an error was encountered while running the model" },
  ];
  const call = callOf({
    url: "http://localhost:11434/api/chat",
    request: { model: "llama3.2", messages: [] },
    type: "application/x-ndjson",
    answer: lines.map((line) => `${JSON.stringify(line)}\n`),
  });
  expect(call).toMatchObject({
    text: "I",
    error: { message: "an error was encountered while running the model", status: 200 },
  });
});

test("the chat of a web application at the same path is not Ollama's", () => {
  const request = { messages: [{ role: "user", content: "Hello" }] };
  const call = callOf({ url: "https://app.example.com/api/chat", request, answer: { reply: "Hello" } });
  expect(call.api).toBeUndefined();
});
