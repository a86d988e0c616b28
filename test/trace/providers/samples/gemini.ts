import { events } from "../call-of.ts";
import type { Sample } from "../conformance.ts";

const models = "https://generativelanguage.googleapis.com/v1beta/models/";
const refusal = {
  status: 404,
  answer: { error: { code: 404, message: "models/nope is not found", status: "NOT_FOUND" } },
};
const error = { type: "NOT_FOUND", code: "404", message: "models/nope is not found", status: 404 };
const contents = [{ role: "user", parts: [{ text: "What is the weather in Paris?" }] }];
const request = {
  systemInstruction: { parts: [{ text: "Be brief." }] },
  contents,
  generationConfig: { temperature: 0 },
  tools: [{ functionDeclarations: [{ name: "get_weather", parameters: { type: "OBJECT" } }] }],
};
const usageMetadata = {
  promptTokenCount: 40,
  candidatesTokenCount: 12,
  thoughtsTokenCount: 30,
  cachedContentTokenCount: 16,
  totalTokenCount: 82,
};
const meta = { modelVersion: "gemini-2.5-flash", responseId: "mSEXaseKG" };
const functionCall = { name: "get_weather", args: { city: "Paris" } };
const candidate = (parts: readonly object[], more: object = {}) => ({
  candidates: [{ content: { role: "model", parts }, index: 0, ...more }],
  ...meta,
});
const said = [{ text: "I need the tool.", thought: true }, { text: "I will look." }, { functionCall }];

const content: Sample = {
  api: "gemini.generate_content",
  plain: {
    url: `${models}gemini-2.5-flash:generateContent`,
    request,
    answer: { ...candidate(said, { finishReason: "STOP" }), usageMetadata },
  },
  streamed: {
    url: `${models}gemini-2.5-flash:streamGenerateContent?alt=sse`,
    request,
    type: "text/event-stream",
    answer: events([
      candidate([{ text: "I need ", thought: true }]),
      candidate([{ text: "the tool.", thought: true }]),
      candidate([{ text: "I will" }]),
      candidate([{ text: " look." }]),
      { ...candidate([{ functionCall }], { finishReason: "STOP" }), usageMetadata },
    ]),
  },
  read: {
    kind: "model",
    provider: "gcp.gemini",
    operation: "generate_content",
    requestModel: "gemini-2.5-flash",
    responseId: "mSEXaseKG",
    text: "I will look.",
    reasoning: "I need the tool.",
    toolCalls: [{ type: "tool_call", name: "get_weather", arguments: { city: "Paris" } }],
    finishReasons: ["stop"],
    usage: { input: 40, output: 42, cacheRead: 16, reasoning: 30 },
  },
  refused: { url: `${models}nope:generateContent`, request, ...refusal },
  error,
};

const countTokens: Sample = {
  api: "gemini.count_tokens",
  plain: { url: `${models}gemini-2.5-flash:countTokens`, request: { contents }, answer: { totalTokens: 7 } },
  read: { kind: "other", operation: "count_tokens", usage: {} },
  refused: { url: `${models}nope:countTokens`, request: { contents }, ...refusal },
  error,
};

const embedUrl = `${models}gemini-embedding-001:embedContent`;
const embed = { content: { parts: [{ text: "Hello" }] } };
const embeddings: Sample = {
  api: "gemini.embeddings",
  plain: { url: embedUrl, request: embed, answer: { embedding: { values: [0.1, -0.2] } } },
  read: { operation: "embeddings", model: "gemini-embedding-001", embeddings: [[0.1, -0.2]] },
  refused: { url: `${models}nope:embedContent`, request: embed, ...refusal },
  error,
};

const interactionsUrl = "https://generativelanguage.googleapis.com/v1beta/interactions";
const asked = { model: "gemini-3-flash-preview", input: "Add 7 and 11." };
const usage = {
  total_input_tokens: 65,
  total_output_tokens: 17,
  total_thought_tokens: 47,
  total_cached_tokens: 0,
};
const begun = { id: "v1_abc", model: "gemini-3-flash-preview", object: "interaction" };
const step = (event_type: string, index: number, more: object) => ({ event_type, index, ...more });
const interactions: Sample = {
  api: "gemini.interactions",
  plain: {
    url: interactionsUrl,
    request: asked,
    answer: {
      ...begun,
      status: "completed",
      steps: [
        { type: "thought", signature: "c2ln" },
        { type: "model_output", content: [{ type: "text", text: "It is 18." }] },
      ],
      usage,
    },
  },
  streamed: {
    url: interactionsUrl,
    request: { ...asked, stream: true },
    type: "text/event-stream",
    answer: events([
      { event_type: "interaction.created", interaction: { ...begun, status: "in_progress" } },
      step("step.start", 0, { step: { type: "thought" } }),
      step("step.delta", 0, { delta: { type: "thought_signature", signature: "c2ln" } }),
      step("step.start", 1, { step: { type: "model_output" } }),
      step("step.delta", 1, { delta: { type: "text", text: "It is" } }),
      step("step.delta", 1, { delta: { type: "text", text: " 18." } }),
      { event_type: "interaction.completed", interaction: { ...begun, status: "completed", usage } },
      "[DONE]",
    ]),
  },
  read: {
    operation: "generate_content",
    model: "gemini-3-flash-preview",
    text: "It is 18.",
    finishReasons: ["stop"],
    usage: { input: 65, output: 64, cacheRead: 0, reasoning: 47 },
  },
  refused: { url: interactionsUrl, request: asked, ...refusal },
  error,
};

export const geminiSamples: readonly Sample[] = [content, countTokens, embeddings, interactions];
