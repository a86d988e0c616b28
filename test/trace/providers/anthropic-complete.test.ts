import { expect, test } from "vitest";
import { callOf } from "./call-of.ts";

const url = "https://api.anthropic.com/v1/complete";
const request = {
  model: "claude-2.1",
  max_tokens_to_sample: 256,
  prompt: "\n\nHuman: Hello\n\nAssistant:",
  stream: true,
};

const stream = (completions: readonly string[]): string[] =>
  completions.map((completion, index) => {
    const stop_reason = index === completions.length - 1 ? "stop_sequence" : null;
    const data = { type: "completion", id: "compl_01", completion, stop_reason, model: "claude-2.1" };
    return `event: completion\r\ndata: ${JSON.stringify(data)}\r\n\r\n`;
  });

test("a completion is read in one piece and streamed", () => {
  const answer = { id: "compl_01", completion: " Hello!", stop_reason: "stop_sequence", model: "claude-2.1" };
  const read = {
    operation: "text_completion",
    text: " Hello!",
    finishReasons: ["stop"],
    model: "claude-2.1",
  };
  expect(callOf({ url, request: { ...request, stream: false }, answer })).toMatchObject(read);
  const type = "text/event-stream";
  const streamed = callOf({ url, request, type, answer: stream([" Hel", "lo!", ""]) });
  expect(streamed).toMatchObject({ ...read, isStream: true, timing: { firstToken: 10 } });
});

test("events of the first version repeat the text before them", () => {
  const requestHeaders = { "anthropic-version": "2023-01-01" };
  const answer = stream([" Hel", " Hello", " Hello!"]);
  expect(callOf({ url, request, requestHeaders, type: "text/event-stream", answer }).text).toBe(" Hello!");
});
