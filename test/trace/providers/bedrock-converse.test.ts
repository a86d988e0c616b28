import { expect, test } from "vitest";
import { eventFrame } from "../../formats/event-frame.ts";
import { callOf } from "./call-of.ts";

const model =
  "https://bedrock-runtime.us-east-1.amazonaws.com/model/us.anthropic.claude-sonnet-4-5-20250929-v1%3A0";
const url = `${model}/converse`;
const streamUrl = `${model}/converse-stream`;
const type = "application/vnd.amazon.eventstream";
const request = {
  system: [{ text: "Be brief." }, { cachePoint: { type: "default" } }],
  messages: [
    {
      role: "user",
      content: [
        { text: "What is on it?" },
        { image: { format: "png", source: { bytes: "aGVsbG8=" } } },
        { document: { format: "pdf", name: "d", source: { s3Location: { uri: "s3://bucket/d.pdf" } } } },
      ],
    },
    {
      role: "user",
      content: [{ toolResult: { toolUseId: "t0", content: [{ json: { celsius: 15 } }], status: "error" } }],
    },
  ],
  inferenceConfig: { maxTokens: 100 },
  toolConfig: {
    tools: [
      {
        toolSpec: { name: "get_weather", description: "Weather", inputSchema: { json: { type: "object" } } },
      },
    ],
  },
};
const usage = {
  inputTokens: 20,
  outputTokens: 9,
  totalTokens: 429,
  cacheReadInputTokens: 300,
  cacheWriteInputTokens: 100,
  cacheDetails: [
    { inputTokens: 40, ttl: "5m" },
    { inputTokens: 60, ttl: "1h" },
  ],
};
const answer = {
  output: {
    message: {
      role: "assistant",
      content: [
        { reasoningContent: { reasoningText: { text: "I need the tool.", signature: "c2ln" } } },
        { text: "I will look." },
        { toolUse: { toolUseId: "t1", name: "get_weather", input: { city: "Paris" } } },
      ],
    },
  },
  stopReason: "tool_use",
  usage,
  metrics: { latencyMs: 900 },
  serviceTier: { type: "flex" },
};
const delta = (contentBlockIndex: number, piece: object) =>
  eventFrame("contentBlockDelta", { contentBlockIndex, delta: piece, p: "abcdef" });
const frames = [
  eventFrame("messageStart", { role: "assistant", p: "abc" }),
  delta(0, { reasoningContent: { text: "I need " } }),
  delta(0, { reasoningContent: { text: "the tool." } }),
  delta(0, { reasoningContent: { signature: "c2ln" } }),
  eventFrame("contentBlockStop", { contentBlockIndex: 0 }),
  delta(1, { text: "I will" }),
  delta(1, { text: " look." }),
  eventFrame("contentBlockStart", {
    contentBlockIndex: 2,
    start: { toolUse: { toolUseId: "t1", name: "get_weather" } },
  }),
  delta(2, { toolUse: { input: '{"city":' } }),
  delta(2, { toolUse: { input: '"Paris"}' } }),
  eventFrame("messageStop", { stopReason: "tool_use" }),
  eventFrame("metadata", { usage, metrics: { latencyMs: 900 }, serviceTier: { type: "flex" } }),
];

test("a message is read; the path names the model", () => {
  expect(callOf({ url, request, answer })).toMatchObject({
    api: "bedrock.converse",
    provider: "aws.bedrock",
    operation: "chat",
    requestModel: "us.anthropic.claude-sonnet-4-5-20250929-v1:0",
    text: "I will look.",
    reasoning: "I need the tool.",
    toolCalls: [{ id: "t1", name: "get_weather", arguments: { city: "Paris" } }],
    finishReasons: ["tool_call"],
    tier: "flex",
    tools: [{ name: "get_weather", description: "Weather", parameters: { type: "object" } }],
    isStream: false,
  });
});

test("input counts what the cache gave and took", () => {
  expect(callOf({ url, request, answer }).usage).toEqual({
    input: 420,
    output: 9,
    cacheRead: 300,
    cacheWrite: 100,
    cacheWrite1h: 60,
  });
});

test("a conversation is read with its media and what tools answered", () => {
  expect(callOf({ url, request, answer }).input).toEqual([
    { role: "system", parts: [{ type: "text", content: "Be brief." }] },
    {
      role: "user",
      parts: [
        { type: "text", content: "What is on it?" },
        { type: "blob", modality: "image", mimeType: "image/png", size: 5 },
        { type: "uri", modality: "document", mimeType: "application/pdf", reference: "s3://bucket/d.pdf" },
      ],
    },
    {
      role: "user",
      parts: [
        {
          type: "tool_call_response",
          id: "t0",
          response: { content: [{ json: { celsius: 15 } }], status: "error" },
        },
      ],
    },
  ]);
});

test("a stream of frames is the same call as the message in one piece", () => {
  const whole = callOf({ url, request, answer });
  const call = callOf({ url: streamUrl, request, type, answer: frames });
  expect(call).toMatchObject({ output: whole.output, usage: whole.usage, tier: "flex", isStream: true });
  expect(call.output).toEqual(whole.output);
  expect(call.timing.firstToken).toBe(20);
});

test("a stream that breaks off inside a frame keeps what was said", () => {
  const [last = Buffer.of()] = frames.slice(6, 7);
  const chunks = [...frames.slice(0, 6), last.slice(0, 40)];
  const call = callOf({ url: streamUrl, request, type, answer: chunks });
  expect(call).toMatchObject({ text: "I will", finishReasons: [], usage: {} });
});

test("an exception after a good head is the call's error", () => {
  const failed = eventFrame("modelStreamErrorException", {
    message: "The model failed",
    originalStatusCode: 500,
  });
  const call = callOf({ url: streamUrl, request, type, answer: [...frames.slice(0, 6), failed] });
  expect(call.error).toEqual({ type: "modelStreamErrorException", message: "The model failed", status: 200 });
  expect(call.text).toBe("I will");
});

test("an error says its type in a header", () => {
  const headers = { "x-amzn-errortype": "ValidationException:http://internal.amazon.com/coral/" };
  const call = callOf({ url, request, status: 400, headers, answer: { message: "Malformed input" } });
  expect(call.error).toEqual({ type: "ValidationException", message: "Malformed input", status: 400 });
});

test("a guardrail that steps in ends an answer as a filter does", () => {
  const blocked = { ...answer, stopReason: "guardrail_intervened" };
  expect(callOf({ url, request, answer: blocked }).finishReasons).toEqual(["content_filter"]);
});

test("citations stand behind the text they are of, streamed or not", () => {
  const citation = { title: "Doc", sourceContent: [{ text: "green" }] };
  const content = [{ citationsContent: { content: [{ text: "It is green." }], citations: [citation] } }];
  const parts = [
    { type: "text", content: "It is green." },
    { type: "other", name: "citations", value: [citation] },
  ];
  const whole = callOf({
    url,
    request,
    answer: { ...answer, output: { message: { role: "assistant", content } } },
  });
  expect(whole.output[0]?.parts).toEqual(parts);
  const chunks = [
    frames[0] ?? "",
    delta(0, { text: "It is " }),
    delta(0, { text: "green." }),
    delta(0, { citation }),
  ];
  expect(callOf({ url: streamUrl, request, type, answer: chunks }).output[0]?.parts).toEqual(parts);
});
