import { expect, test } from "vitest";
import { storeBody } from "../../../src/cassette/body.ts";
import type { Interaction } from "../../../src/cassette/cassette.ts";
import { textGrowth } from "../../../src/reporters/html/text-growth.ts";
import { readTrace } from "../../../src/trace/read-trace.ts";

const streamed = (url: string, request: object, chunks: readonly string[]): Interaction => ({
  recordedAt: "2026-01-02T03:04:05.000Z",
  role: "app",
  request: {
    method: "POST",
    url,
    headers: [],
    body: storeBody([Buffer.from(JSON.stringify(request))], "application/json"),
  },
  response: {
    status: 200,
    statusText: "OK",
    headers: [["content-type", "text/event-stream"]],
    body: storeBody(
      chunks.map((chunk) => Buffer.from(chunk)),
      "text/event-stream",
    ),
  },
  timing: { headers: 5, chunks: chunks.map((_, at) => 10 + at), end: 100 },
});

const growthOf = (interaction: Interaction): number[] | undefined => {
  const [call] = readTrace([interaction]).calls;
  return call && textGrowth(call);
};

const messages = [{ role: "user", content: "Hello?" }];
const delta = (content: string) =>
  `data: ${JSON.stringify({ choices: [{ index: 0, delta: { content } }] })}\n\n`;
const chat = (chunks: readonly string[]) =>
  streamed("https://api.openai.com/v1/chat/completions", { model: "gpt-4o", messages, stream: true }, chunks);

test("a stream's text is there with the chunk that brought the last of its events", () => {
  const [first, second] = [delta("Hel"), delta("lo 👋")];
  expect(growthOf(chat([first, second.slice(0, 20), second.slice(20), "data: [DONE]\n\n"]))).toEqual([
    3, 3, 8, 8,
  ]);
});

test("a stream of another provider grows alike, whatever its events are called", () => {
  const event = (type: string, value: object) =>
    `event: ${type}\ndata: ${JSON.stringify({ type, ...value })}\n\n`;
  const text = (said: string) =>
    event("content_block_delta", { index: 0, delta: { type: "text_delta", text: said } });
  const message = {
    id: "msg_1",
    type: "message",
    role: "assistant",
    model: "claude-sonnet-4-5",
    content: [],
    usage: { input_tokens: 5, output_tokens: 1 },
  };
  const chunks = [
    event("message_start", { message }) +
      event("content_block_start", { index: 0, content_block: { type: "text", text: "" } }),
    text("Good "),
    text("day."),
    event("message_stop", {}),
  ];
  const url = "https://api.anthropic.com/v1/messages";
  expect(
    growthOf(streamed(url, { model: "claude-sonnet-4-5", max_tokens: 9, messages, stream: true }, chunks)),
  ).toEqual([0, 5, 9, 9]);
});

test("nothing is told of an answer that came whole", () => {
  const { response, ...rest } = chat([]);
  const whole = JSON.stringify({
    model: "gpt-4o",
    choices: [{ index: 0, message: { role: "assistant", content: "Hello." } }],
  });
  const json = {
    ...response,
    headers: [["content-type", "application/json"]] as const,
    body: storeBody([Buffer.from(whole)], "application/json"),
  };
  expect(growthOf({ ...rest, response: { status: 200, statusText: "OK", ...json } })).toBeUndefined();
});
