import { expect, test } from "vitest";
import { eventFrame } from "../../formats/event-frame.ts";
import { callOf, type Written } from "./call-of.ts";

const models = "https://bedrock-runtime.us-east-1.amazonaws.com/model/";
const headers = { "x-amzn-bedrock-input-token-count": "5", "x-amzn-bedrock-output-token-count": "7" };
const metrics = {
  "amazon-bedrock-invocationMetrics": { inputTokenCount: 5, outputTokenCount: 7, invocationLatency: 900 },
};

const invoke = (model: string, request: unknown, answer: unknown, rest: Partial<Written> = {}) =>
  callOf({ url: `${models}${model}/invoke`, request, answer, headers, ...rest });

const wrapped = (data: unknown) =>
  eventFrame("chunk", { bytes: Buffer.from(JSON.stringify(data)).toString("base64"), p: "abcd" });

const stream = (model: string, request: unknown, documents: readonly unknown[]) =>
  callOf({
    url: `${models}${model}/invoke-with-response-stream`,
    request,
    type: "application/vnd.amazon.eventstream",
    answer: documents.map(wrapped),
  });

const prompt = { prompt: "Say this is a test" };
const read = {
  api: "bedrock.invoke",
  operation: "text_completion",
  text: "A test.",
  finishReasons: ["stop"],
  usage: { input: 5, output: 7 },
  input: [{ role: "user", parts: [{ type: "text", content: "Say this is a test" }] }],
};

test.each([
  [
    "Llama",
    "meta.llama3-8b-instruct-v1%3A0",
    prompt,
    { generation: "A test.", prompt_token_count: 5, generation_token_count: 7, stop_reason: "stop" },
  ],
  [
    "Titan",
    "amazon.titan-text-express-v1",
    { inputText: prompt.prompt },
    {
      inputTextTokenCount: 5,
      results: [{ tokenCount: 7, outputText: "A test.", completionReason: "FINISH" }],
    },
  ],
  [
    "Mistral",
    "mistral.mistral-7b-instruct-v0%3A2",
    prompt,
    { outputs: [{ text: "A test.", stop_reason: "stop" }] },
  ],
  [
    "Command",
    "cohere.command-text-v14",
    prompt,
    { id: "x", generations: [{ id: "y", text: "A test.", finish_reason: "COMPLETE" }] },
  ],
  [
    "Jurassic",
    "ai21.j2-mid-v1",
    prompt,
    { id: 1234, completions: [{ data: { text: "A test." }, finishReason: { reason: "endoftext" } }] },
  ],
  ["DeepSeek", "us.deepseek.r1-v1%3A0", prompt, { choices: [{ text: "A test.", stop_reason: "stop" }] }],
  [
    "Claude of old",
    "anthropic.claude-v2",
    prompt,
    { completion: "A test.", stop_reason: "stop_sequence", stop: "\n\nHuman:" },
  ],
])("%s completes a prompt", (_, model, request, answer) => {
  expect(invoke(model, request, answer)).toMatchObject({ ...read, requestModel: decodeURIComponent(model) });
});

test.each([
  [
    "Llama",
    prompt,
    [
      { generation: "A ", prompt_token_count: 5, generation_token_count: 1, stop_reason: null },
      {
        generation: "test.",
        prompt_token_count: null,
        generation_token_count: 7,
        stop_reason: "stop",
        ...metrics,
      },
    ],
  ],
  [
    "Titan",
    { inputText: prompt.prompt },
    [
      {
        outputText: "A ",
        index: 0,
        totalOutputTextTokenCount: null,
        completionReason: null,
        inputTextTokenCount: 5,
      },
      {
        outputText: "test.",
        index: 0,
        totalOutputTextTokenCount: 7,
        completionReason: "FINISH",
        inputTextTokenCount: null,
        ...metrics,
      },
    ],
  ],
  [
    "Mistral",
    prompt,
    [
      { outputs: [{ text: "A ", stop_reason: null }] },
      { outputs: [{ text: "test.", stop_reason: "stop" }], ...metrics },
    ],
  ],
  [
    "Command",
    prompt,
    [
      { text: "A ", is_finished: false },
      { text: "test.", is_finished: false },
      { is_finished: true, finish_reason: "COMPLETE", ...metrics },
    ],
  ],
])("a stream of %s is the same call", (_, request, documents) => {
  expect(
    stream("arn%3Aaws%3Abedrock%3Aus-east-1%3A1%3Aapplication-inference-profile%2Fx", request, documents),
  ).toMatchObject({
    ...read,
    isStream: true,
    requestModel: "arn:aws:bedrock:us-east-1:1:application-inference-profile/x",
    timing: { firstToken: 10 },
  });
});

test("Claude's messages are read, with what Bedrock adds at the end of a stream", () => {
  const request = {
    anthropic_version: "bedrock-2023-05-31",
    max_tokens: 100,
    messages: [{ role: "user", content: "Hi" }],
  };
  const usage = { input_tokens: 5, cache_read_input_tokens: 2, output_tokens: 7 };
  const message = {
    id: "msg_bdrk_1",
    type: "message",
    role: "assistant",
    model: "claude-haiku-4-5",
    content: [{ type: "text", text: "Hello" }],
    stop_reason: "end_turn",
    usage,
  };
  const told = {
    operation: "chat",
    text: "Hello",
    finishReasons: ["stop"],
    usage: { input: 7, output: 7, cacheRead: 2 },
    responseModel: "claude-haiku-4-5",
  };
  expect(invoke("us.anthropic.claude-haiku-4-5-v1%3A0", request, message)).toMatchObject(told);
  const streamed = stream("us.anthropic.claude-haiku-4-5-v1%3A0", request, [
    {
      type: "message_start",
      message: { ...message, content: [], stop_reason: null, usage: { ...usage, output_tokens: 1 } },
    },
    { type: "content_block_start", index: 0, content_block: { type: "text", text: "" } },
    { type: "content_block_delta", index: 0, delta: { type: "text_delta", text: "Hello" } },
    { type: "message_delta", delta: { stop_reason: "end_turn" }, usage: { output_tokens: 7 } },
    { type: "message_stop", ...metrics },
  ]);
  expect(streamed).toMatchObject({ ...told, isStream: true });
});

test("Nova's messages are Converse's", () => {
  const request = {
    schemaVersion: "messages-v1",
    system: [{ text: "Be brief." }],
    messages: [{ role: "user", content: [{ text: "Hi" }] }],
    inferenceConfig: { maxTokens: 9 },
  };
  const usage = { inputTokens: 5, outputTokens: 7, totalTokens: 12, cacheReadInputTokenCount: 0 };
  const told = {
    operation: "chat",
    text: "Hello",
    finishReasons: ["stop"],
    usage: { input: 5, output: 7, cacheRead: 0 },
  };
  const answer = {
    output: { message: { role: "assistant", content: [{ text: "Hello" }] } },
    stopReason: "end_turn",
    usage,
  };
  expect(invoke("us.amazon.nova-lite-v1%3A0", request, answer)).toMatchObject(told);
  const streamed = stream("us.amazon.nova-lite-v1%3A0", request, [
    { messageStart: { role: "assistant" } },
    { contentBlockDelta: { delta: { text: "Hel" }, contentBlockIndex: 0 } },
    { contentBlockDelta: { delta: { text: "lo" }, contentBlockIndex: 0 } },
    { contentBlockStop: { contentBlockIndex: 0 } },
    { messageStop: { stopReason: "end_turn" } },
    { metadata: { usage, metrics: {}, trace: {} }, ...metrics },
  ]);
  expect(streamed).toMatchObject(told);
});

test("chats in the words of OpenAI or Cohere are read as such", () => {
  const messages = [{ role: "user", content: "Hi" }];
  const choice = { index: 0, message: { role: "assistant", content: "Hello" }, finish_reason: "stop" };
  const usage = { prompt_tokens: 5, completion_tokens: 7, total_tokens: 12 };
  const told = { operation: "chat", text: "Hello", finishReasons: ["stop"], usage: { input: 5, output: 7 } };
  expect(invoke("ai21.jamba-1-5-mini-v1%3A0", { messages }, { choices: [choice], usage })).toMatchObject(
    told,
  );
  const answer = { response_id: "r", text: "Hello", finish_reason: "COMPLETE" };
  expect(invoke("cohere.command-r-v1%3A0", { message: "Hi" }, answer)).toMatchObject(told);
});

test.each([
  [
    "Titan",
    "amazon.titan-embed-text-v2%3A0",
    { inputText: "Hi" },
    { embedding: [0.5, 1], inputTextTokenCount: 5 },
  ],
  [
    "Titan by type",
    "amazon.titan-embed-text-v2%3A0",
    { inputText: "Hi", embeddingTypes: ["binary"] },
    { embeddingsByType: { binary: [0.5, 1] }, inputTextTokenCount: 5 },
  ],
  [
    "Cohere",
    "cohere.embed-english-v3",
    { texts: ["Hi"], input_type: "search_query" },
    { embeddings: [[0.5, 1]] },
  ],
  [
    "Cohere by type",
    "cohere.embed-v4%3A0",
    { texts: ["Hi"], embedding_types: ["float"] },
    { embeddings: { float: [[0.5, 1]] } },
  ],
  [
    "Nova",
    "amazon.nova-2-multimodal-embeddings-v1%3A0",
    { taskType: "SINGLE_EMBEDDING", singleEmbeddingParams: { text: { value: "Hi" } } },
    { embeddings: [{ embeddingType: "TEXT", embedding: [0.5, 1] }] },
  ],
])("%s embeds", (_, model, request, answer) => {
  const counted = { "x-amzn-bedrock-input-token-count": "5" };
  expect(invoke(model, request, answer, { headers: counted })).toMatchObject({
    operation: "embeddings",
    embeddings: [[0.5, 1]],
    usage: { input: 5 },
    input: [{ parts: [{ content: "Hi" }] }],
  });
});

test("a text and a picture are embedded as one, or among others", () => {
  const picture = { type: "blob", modality: "image", size: 9 };
  const titan = { inputText: "A plan", inputImage: drawing };
  expect(invoke("amazon.titan-embed-image-v1", titan, { embedding: [0.5] }, {})).toMatchObject({
    parameters: {},
    input: [{ parts: [{ content: "A plan" }] }, { parts: [picture] }],
  });
  const content = [
    { type: "text", text: "A plan" },
    { type: "image_url", image_url: { url: `data:image/png;base64,${drawing}` } },
  ];
  const cohere = { inputs: [{ content }], input_type: "search_document" };
  expect(invoke("cohere.embed-v4%3A0", cohere, { embeddings: { int8: [[1]] } }, {})).toMatchObject({
    embeddings: [[1]],
    input: [{ parts: [{ content: "A plan" }, picture] }],
  });
});

test("documents are ordered", () => {
  const results = [{ index: 1, relevance_score: 0.9 }];
  const request = { query: "Hi", documents: ["a", "b"], api_version: 2 };
  expect(invoke("cohere.rerank-v3-5%3A0", request, { results }, { headers: {} })).toMatchObject({
    operation: "rerank",
    output: [{ parts: [{ name: "rerank_results", value: results }] }],
    usage: {},
  });
});

const drawing = Buffer.alloc(9).toString("base64");

test.each([
  [
    "Nova Canvas",
    "amazon.nova-canvas-v1%3A0",
    {
      taskType: "IMAGE_VARIATION",
      imageVariationParams: { text: "An otter", images: [drawing] },
      imageGenerationConfig: { seed: 7 },
    },
    { images: [drawing] },
    { parameters: { taskType: "IMAGE_VARIATION", imageGenerationConfig: { seed: 7 } }, finishReasons: [] },
    [
      { type: "text", content: "An otter" },
      { type: "blob", modality: "image", size: 9 },
    ],
  ],
  [
    "Stable Diffusion",
    "stability.sd3-5-large-v1%3A0",
    { prompt: "An otter", seed: 7 },
    { seeds: [7], finish_reasons: [null], images: [drawing] },
    { parameters: { seed: 7 }, finishReasons: [] },
    [{ type: "text", content: "An otter" }],
  ],
  [
    "Stable Diffusion of old",
    "stability.stable-diffusion-xl-v1",
    { text_prompts: [{ text: "An otter", weight: 1 }], seed: 7 },
    { result: "success", artifacts: [{ seed: 7, base64: drawing, finishReason: "SUCCESS" }] },
    { parameters: { seed: 7 }, finishReasons: ["stop"] },
    [{ type: "text", content: "An otter" }],
  ],
])("%s draws a picture", (_, model, request, answer, said, parts) => {
  expect(invoke(model, request, answer, { headers: {} })).toMatchObject({
    ...said,
    kind: "model",
    operation: "image",
    input: [{ role: "user", parts }],
    output: [{ parts: [{ type: "blob", modality: "image", size: 9 }] }],
    warnings: [],
  });
});

test("a picture that a filter took is none, and says why", () => {
  const answer = { seeds: [7], finish_reasons: ["Filter reason: prompt"], images: [""] };
  const call = invoke("stability.stable-image-core-v1%3A1", { prompt: "…" }, answer);
  expect(call.finishReasons).toEqual(["content_filter"]);
  const refused = { images: [], error: "This request has been blocked by our content filters." };
  expect(invoke("amazon.titan-image-generator-v2%3A0", { taskType: "TEXT_IMAGE" }, refused)).toMatchObject({
    operation: "image",
    output: [],
    error: { message: "This request has been blocked by our content filters." },
  });
});

test.each([
  [{ "x-amzn-bedrock-service-tier": "flex" }, "flex"],
  [{ "x-amzn-bedrock-service-tier": "default" }, "default"],
  [{ "x-amzn-bedrock-performanceconfig-latency": "optimized" }, "optimized"],
  [
    { "x-amzn-bedrock-service-tier": "default", "x-amzn-bedrock-performanceconfig-latency": "optimized" },
    "optimized",
  ],
  [{ "x-amzn-bedrock-performanceconfig-latency": "standard" }, undefined],
])("the headers %j say the tier", (told, tier) => {
  const answer = { generation: "A test.", prompt_token_count: 5, generation_token_count: 7 };
  expect(invoke("meta.llama3-8b-instruct-v1%3A0", prompt, answer, { headers: told }).tier).toBe(tier);
});
