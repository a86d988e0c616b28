import { eventFrame } from "../../../formats/event-frame.ts";
import type { Sample } from "../conformance.ts";

const models = "https://bedrock-runtime.us-east-1.amazonaws.com/model/";
const type = "application/vnd.amazon.eventstream";
const refusal = {
  status: 400,
  headers: { "x-amzn-errortype": "ValidationException:http://internal.amazon.com/coral/" },
  answer: { message: "Malformed input request" },
};
const error = { type: "ValidationException", message: "Malformed input request", status: 400 };

const claude = `${models}us.anthropic.claude-sonnet-4-5-20250929-v1%3A0`;
const request = {
  system: [{ text: "Be brief." }],
  messages: [{ role: "user", content: [{ text: "What is the weather in Paris?" }] }],
  inferenceConfig: { maxTokens: 100 },
  toolConfig: { tools: [{ toolSpec: { name: "get_weather", inputSchema: { json: { type: "object" } } } }] },
};
const usage = { inputTokens: 20, outputTokens: 9, totalTokens: 329, cacheReadInputTokens: 300 };
const toolUse = { toolUseId: "tooluse_1", name: "get_weather" };
const delta = (contentBlockIndex: number, piece: object) =>
  eventFrame("contentBlockDelta", { contentBlockIndex, delta: piece, p: "abcdef" });

const converse: Sample = {
  api: "bedrock.converse",
  plain: {
    url: `${claude}/converse`,
    request,
    answer: {
      output: {
        message: {
          role: "assistant",
          content: [
            { reasoningContent: { reasoningText: { text: "I need the tool.", signature: "c2ln" } } },
            { text: "I will look." },
            { toolUse: { ...toolUse, input: { city: "Paris" } } },
          ],
        },
      },
      stopReason: "tool_use",
      usage,
      metrics: { latencyMs: 900 },
    },
  },
  streamed: {
    url: `${claude}/converse-stream`,
    request,
    type,
    answer: [
      eventFrame("messageStart", { role: "assistant", p: "abc" }),
      delta(0, { reasoningContent: { text: "I need " } }),
      delta(0, { reasoningContent: { text: "the tool." } }),
      delta(0, { reasoningContent: { signature: "c2ln" } }),
      eventFrame("contentBlockStop", { contentBlockIndex: 0 }),
      delta(1, { text: "I will" }),
      delta(1, { text: " look." }),
      eventFrame("contentBlockStart", { contentBlockIndex: 2, start: { toolUse } }),
      delta(2, { toolUse: { input: '{"city":' } }),
      delta(2, { toolUse: { input: '"Paris"}' } }),
      eventFrame("contentBlockStop", { contentBlockIndex: 2 }),
      eventFrame("messageStop", { stopReason: "tool_use" }),
      eventFrame("metadata", { usage, metrics: { latencyMs: 900 } }),
    ],
  },
  read: {
    kind: "model",
    provider: "aws.bedrock",
    operation: "chat",
    requestModel: "us.anthropic.claude-sonnet-4-5-20250929-v1:0",
    text: "I will look.",
    reasoning: "I need the tool.",
    toolCalls: [{ type: "tool_call", id: "tooluse_1", name: "get_weather", arguments: { city: "Paris" } }],
    finishReasons: ["tool_call"],
    usage: { input: 320, output: 9, cacheRead: 300 },
  },
  refused: { url: `${claude}/converse`, request, ...refusal },
  error,
};

const counted = { input: { converse: request } };
const countTokens: Sample = {
  api: "bedrock.count_tokens",
  plain: { url: `${claude}/count-tokens`, request: counted, answer: { inputTokens: 8 } },
  read: { kind: "other", operation: "count_tokens", usage: {} },
  refused: { url: `${claude}/count-tokens`, request: counted, ...refusal },
  error,
};

const llama = `${models}meta.llama3-8b-instruct-v1%3A0`;
const prompt = { prompt: "Say this is a test", max_gen_len: 10 };
const wrapped = (data: object) =>
  eventFrame("chunk", { bytes: Buffer.from(JSON.stringify(data)).toString("base64"), p: "abcd" });
const metrics = { "amazon-bedrock-invocationMetrics": { inputTokenCount: 5, outputTokenCount: 4 } };
const piece = (generation: string, prompt_token_count: number | null, generation_token_count: number) => ({
  generation,
  prompt_token_count,
  generation_token_count,
  stop_reason: generation_token_count === 4 ? "stop" : null,
});
const invoke: Sample = {
  api: "bedrock.invoke",
  plain: { url: `${llama}/invoke`, request: prompt, answer: piece("This is a test.", 5, 4) },
  streamed: {
    url: `${llama}/invoke-with-response-stream`,
    request: prompt,
    type,
    answer: [
      wrapped(piece("This", 5, 1)),
      wrapped(piece(" is a", null, 3)),
      wrapped({ ...piece(" test.", null, 4), ...metrics }),
    ],
  },
  read: {
    operation: "text_completion",
    requestModel: "meta.llama3-8b-instruct-v1:0",
    text: "This is a test.",
    finishReasons: ["stop"],
    usage: { input: 5, output: 4 },
  },
  refused: { url: `${llama}/invoke`, request: prompt, ...refusal },
  error,
};

export const bedrockSamples: readonly Sample[] = [converse, countTokens, invoke];
