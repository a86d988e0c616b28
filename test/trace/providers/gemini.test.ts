import { expect, test } from "vitest";
import { callOf, events } from "./call-of.ts";

const models = "https://generativelanguage.googleapis.com/v1beta/models/";
const url = `${models}gemini-2.5-flash:generateContent`;
const sseUrl = `${models}gemini-2.5-flash:streamGenerateContent?alt=sse`;
const arrayUrl = `${models}gemini-2.5-flash:streamGenerateContent`;
const request = {
  systemInstruction: { parts: [{ text: "Be brief." }] },
  contents: [{ role: "user", parts: [{ text: "What is the weather in Paris?" }] }],
  generationConfig: { temperature: 0 },
  tools: [
    {
      functionDeclarations: [
        { name: "get_weather", description: "The weather", parameters: { type: "OBJECT" } },
      ],
    },
    { googleSearch: {} },
  ],
};
const usageMetadata = {
  promptTokenCount: 40,
  candidatesTokenCount: 12,
  thoughtsTokenCount: 30,
  toolUsePromptTokenCount: 8,
  cachedContentTokenCount: 16,
  totalTokenCount: 90,
  serviceTier: "STANDARD",
};
const meta = { modelVersion: "gemini-2.5-flash", responseId: "mSEXaseKG", usageMetadata };
const functionCall = { name: "get_weather", args: { city: "Paris" } };
const answer = {
  ...meta,
  candidates: [
    {
      content: {
        role: "model",
        parts: [
          { text: "I need the tool.", thought: true },
          { text: "I will look." },
          { functionCall, thoughtSignature: "CiUBDDnWx1I=" },
        ],
      },
      finishReason: "STOP",
      index: 0,
    },
  ],
};
const piece = (parts: unknown[], rest = {}) => ({
  candidates: [{ content: { role: "model", parts }, index: 0, ...rest }],
  ...meta,
  usageMetadata: { promptTokenCount: 40, totalTokenCount: 40 },
});
const pieces = [
  piece([{ text: "I need ", thought: true }]),
  piece([{ text: "the tool.", thought: true }]),
  piece([{ text: "I will" }]),
  piece([{ text: " look." }]),
  { ...piece([{ functionCall, thoughtSignature: "CiUBDDnWx1I=" }], { finishReason: "STOP" }), usageMetadata },
];

test("an answer is read with its thoughts, its function call and what it used", () => {
  expect(callOf({ url, request, answer })).toMatchObject({
    kind: "model",
    provider: "gcp.gemini",
    api: "gemini.generate_content",
    operation: "generate_content",
    requestModel: "gemini-2.5-flash",
    responseModel: "gemini-2.5-flash",
    responseId: "mSEXaseKG",
    parameters: { generationConfig: { temperature: 0 } },
    text: "I will look.",
    reasoning: "I need the tool.",
    toolCalls: [{ name: "get_weather", arguments: { city: "Paris" } }],
    finishReasons: ["stop"],
    tier: "standard",
    isStream: false,
  });
});

test("thoughts count as output, and what Google's tools gave to read as input", () => {
  expect(callOf({ url, request, answer }).usage).toEqual({
    input: 48,
    output: 42,
    cacheRead: 16,
    reasoning: 30,
  });
});

test("tools are functions or Google's own", () => {
  const { tools, input } = callOf({ url, request, answer });
  expect(tools).toEqual([
    { name: "get_weather", description: "The weather", parameters: { type: "OBJECT" } },
    { name: "googleSearch", hosted: "googleSearch" },
  ]);
  expect(input[0]).toEqual({ role: "system", parts: [{ type: "text", content: "Be brief." }] });
});

test.each([
  ["server-sent events", sseUrl, "text/event-stream", events(pieces, "\r\n")],
  [
    "one JSON array",
    arrayUrl,
    "application/json",
    pieces.map(
      (item, index) =>
        `${index === 0 ? "[" : ",\r\n"}${JSON.stringify(item, null, 2)}${index === pieces.length - 1 ? "]\n" : ""}`,
    ),
  ],
])("a stream of %s is the same call as the answer in one piece", (_, address, type, chunks) => {
  const whole = callOf({ url, request, answer });
  const call = callOf({ url: address, request, type, answer: chunks });
  expect(call).toMatchObject({
    output: whole.output,
    usage: whole.usage,
    responseId: whole.responseId,
    tier: whole.tier,
    isStream: true,
  });
  expect(call.timing.firstToken).toBe(10);
});

test.each([
  [
    "server-sent events",
    sseUrl,
    "text/event-stream",
    events(pieces.slice(0, 3)).concat('data: {"candidates": [{'),
  ],
  [
    "one JSON array",
    arrayUrl,
    "application/json",
    `[${pieces
      .slice(0, 3)
      .map((item) => JSON.stringify(item))
      .join(",\n")},\n{"candidates": [{"content`,
  ],
])("a stream of %s that breaks off keeps what was said", (_, address, type, chunks) => {
  const call = callOf({ url: address, request, type, answer: chunks });
  expect(call).toMatchObject({ text: "I will", reasoning: "I need the tool.", finishReasons: [] });
});

test("several candidates are several answers, streamed in any order", () => {
  const of = (index: number, text: string) => ({ index, content: { role: "model", parts: [{ text }] } });
  const chunks = events([{ candidates: [of(1, "B")] }, { candidates: [of(0, "A"), of(1, "b")] }]);
  const { output } = callOf({ url: sseUrl, request, type: "text/event-stream", answer: chunks });
  expect(output.map(({ parts }) => parts)).toEqual([
    [{ type: "text", content: "A" }],
    [{ type: "text", content: "Bb" }],
  ]);
});

test("a prompt that was blocked is an answer that a filter ended", () => {
  const blocked = { promptFeedback: { blockReason: "SAFETY" }, usageMetadata: { promptTokenCount: 4 } };
  expect(callOf({ url, request, answer: blocked })).toMatchObject({
    text: "",
    finishReasons: ["content_filter"],
    usage: { input: 4 },
  });
});

test.each([
  ["MAX_TOKENS", "length"],
  ["SAFETY", "content_filter"],
  ["RECITATION", "content_filter"],
  ["MALFORMED_FUNCTION_CALL", "error"],
  ["NO_IMAGE", "no_image"],
  [2, "length"],
])("finish reason %s is %s", (finishReason, read) => {
  expect(callOf({ url, request, answer: { candidates: [{ finishReason }] } }).finishReasons).toEqual([read]);
});

test("an error of a stream comes as plain JSON under a stream's content type", () => {
  const error = { code: 404, message: "models/nope is not found", status: "NOT_FOUND" };
  const read = { type: "NOT_FOUND", message: "models/nope is not found", code: "404", status: 404 };
  const type = "text/event-stream";
  expect(callOf({ url: sseUrl, request, type, status: 404, answer: { error } }).error).toEqual(read);
  expect(callOf({ url: arrayUrl, request, status: 404, answer: [{ error }] }).error).toEqual(read);
});

test("code, media and answers of functions are parts", () => {
  const parts = [
    { executableCode: { language: "PYTHON", code: "print(1)" } },
    { codeExecutionResult: { outcome: "OUTCOME_OK", output: "1\n" } },
    { inlineData: { mimeType: "image/png", data: "aGVsbG8=" } },
  ];
  const contents = [
    {
      role: "user",
      parts: [{ file_data: { mime_type: "video/mp4", file_uri: "https://example.com/v.mp4" } }],
    },
    {
      role: "function",
      parts: [{ functionResponse: { id: "f1", name: "get_weather", response: { celsius: 15 } } }],
    },
  ];
  const call = callOf({ url, request: { contents }, answer: { candidates: [{ content: { parts } }] } });
  expect(call.output[0]?.parts).toEqual([
    { type: "tool_call", name: "code_execution", arguments: parts[0]?.executableCode, isHosted: true },
    { type: "tool_call_response", name: "code_execution", response: parts[1]?.codeExecutionResult },
    { type: "blob", modality: "image", mimeType: "image/png", size: 5 },
  ]);
  expect(call.input).toEqual([
    {
      role: "user",
      parts: [
        { type: "uri", modality: "video", mimeType: "video/mp4", reference: "https://example.com/v.mp4" },
      ],
    },
    {
      role: "tool",
      parts: [{ type: "tool_call_response", id: "f1", name: "get_weather", response: { celsius: 15 } }],
    },
  ]);
});

test("counts by modality are parts of input, output and cache", () => {
  const counts = {
    promptTokenCount: 300,
    candidatesTokenCount: 1290,
    promptTokensDetails: [
      { modality: "TEXT", tokenCount: 10 },
      { modality: "IMAGE", tokenCount: 258 },
      { modality: "AUDIO", tokenCount: 32 },
    ],
    candidatesTokensDetails: [{ modality: 2, tokenCount: 1290 }],
    cacheTokensDetails: [{ modality: "AUDIO", tokenCount: 16 }],
  };
  expect(callOf({ url, request, answer: { candidates: [], usageMetadata: counts } }).usage).toEqual({
    input: 300,
    output: 1290,
    inputImage: 258,
    inputAudio: 32,
    outputImage: 1290,
    cacheReadAudio: 16,
  });
});

test("arguments of a function that come piece by piece are put where their path says", () => {
  const call = (functionCall: unknown) => piece([{ functionCall }]);
  const partial = (jsonPath: string, value: object, willContinue = true) =>
    call({ partialArgs: [{ jsonPath, ...value }], willContinue });
  const chunks = events([
    call({ name: "control_light", id: "f1", willContinue: true }),
    partial("$.brightness", { numberValue: 50 }),
    partial("$.rooms[0].name", { stringValue: "kit" }),
    partial("$.rooms[0].name", { stringValue: "chen" }),
    partial("$.dim", { boolValue: false }),
    call({}),
    call({ name: "done", id: "f2", args: {} }),
  ]);
  const { toolCalls } = callOf({ url: sseUrl, request, type: "text/event-stream", answer: chunks });
  expect(toolCalls).toEqual([
    {
      type: "tool_call",
      id: "f1",
      name: "control_light",
      arguments: { brightness: 50, rooms: [{ name: "kitchen" }], dim: false },
    },
    { type: "tool_call", id: "f2", name: "done", arguments: {} },
  ]);
});

test("tokens keep how likely they were, and what else might have been", () => {
  const logprobsResult = {
    chosenCandidates: [{ token: "Hello", logProbability: -0.1 }],
    topCandidates: [
      {
        candidates: [
          { token: "Hello", logProbability: -0.1 },
          { token: "Hi", logProbability: -2 },
        ],
      },
    ],
  };
  const answered = { candidates: [{ content: { parts: [{ text: "Hello" }] }, logprobsResult }] };
  expect(callOf({ url, request, answer: answered }).output[0]?.logprobs).toEqual([
    {
      token: "Hello",
      logprob: -0.1,
      alternatives: [
        { token: "Hello", logprob: -0.1 },
        { token: "Hi", logprob: -2 },
      ],
    },
  ]);
});

test("the tier that a header tells is the one that served", () => {
  const headers = { "x-gemini-service-tier": "flex" };
  const told = { ...answer, usageMetadata: { ...usageMetadata, serviceTier: undefined } };
  expect(callOf({ url, request, answer: told, headers }).tier).toBe("flex");
});

test("what is said about a part does not hide it", () => {
  const part = { mediaProcessing: { fps: 1 }, inlineData: { mimeType: "audio/wav", data: "aGVsbG8=" } };
  const asked = { contents: [{ role: "user", parts: [part] }] };
  expect(callOf({ url, request: asked, answer }).input).toMatchObject([
    { parts: [{ type: "blob", modality: "audio", size: 5 }] },
  ]);
});
