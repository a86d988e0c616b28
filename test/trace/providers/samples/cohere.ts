import { namedEvents } from "../call-of.ts";
import type { Sample } from "../conformance.ts";

const refusal = { status: 404, answer: { id: "e1", message: "model 'nope' not found" } };
const error = { type: "http", message: "model 'nope' not found", status: 404 };

const url = "https://api.cohere.com/v2/chat";
const request = {
  model: "command-a-03-2025",
  messages: [{ role: "user", content: "What is the weather in Paris?" }],
  temperature: 0,
};
const usage = {
  billed_units: { input_tokens: 33, output_tokens: 22 },
  tokens: { input_tokens: 1452, output_tokens: 33 },
};
const call = { name: "get_weather", arguments: '{"city":"Paris"}' };
const saying = (piece: object) => ({ message: { content: piece } });
const calling = (piece: object) => ({ message: { tool_calls: piece } });
const chat: Sample = {
  api: "cohere.chat",
  plain: {
    url,
    request,
    answer: {
      id: "5a1e1bc7",
      message: {
        role: "assistant",
        tool_plan: "I need the tool.",
        content: [{ type: "text", text: "I will look." }],
        tool_calls: [{ id: "get_weather_1", type: "function", function: call }],
      },
      finish_reason: "TOOL_CALL",
      usage,
    },
  },
  streamed: {
    url,
    request: { ...request, stream: true },
    type: "text/event-stream",
    answer: [
      ...namedEvents([
        { type: "message-start", id: "5a1e1bc7", delta: { message: { role: "assistant", content: [] } } },
        { type: "tool-plan-delta", delta: { message: { tool_plan: "I need" } } },
        { type: "tool-plan-delta", delta: { message: { tool_plan: " the tool." } } },
        { type: "content-start", index: 0, delta: saying({ type: "text", text: "" }) },
        { type: "content-delta", index: 0, delta: saying({ text: "I will" }) },
        { type: "content-delta", index: 0, delta: saying({ text: " look." }) },
        { type: "content-end", index: 0 },
        {
          type: "tool-call-start",
          index: 0,
          delta: calling({ id: "get_weather_1", type: "function", function: { ...call, arguments: "" } }),
        },
        { type: "tool-call-delta", index: 0, delta: calling({ function: { arguments: '{"city":' } }) },
        { type: "tool-call-delta", index: 0, delta: calling({ function: { arguments: '"Paris"}' } }) },
        { type: "tool-call-end", index: 0 },
        { type: "message-end", delta: { finish_reason: "TOOL_CALL", usage } },
      ]),
      "data: [DONE]\n\n",
    ],
  },
  read: {
    kind: "model",
    provider: "cohere",
    operation: "chat",
    model: "command-a-03-2025",
    responseId: "5a1e1bc7",
    parameters: { temperature: 0 },
    text: "I will look.",
    reasoning: "I need the tool.",
    toolCalls: [
      { type: "tool_call", id: "get_weather_1", name: "get_weather", arguments: { city: "Paris" } },
    ],
    finishReasons: ["tool_call"],
    usage: { input: 33, output: 22 },
  },
  refused: { url, request, ...refusal },
  error,
};

const firstUrl = "https://api.cohere.com/v1/chat";
const asked = { model: "command-r", preamble: "Be brief.", message: "Hello" };
const meta = { api_version: { version: "1" }, billed_units: { input_tokens: 5, output_tokens: 3 } };
const response = { response_id: "r1", text: "Hello there", finish_reason: "COMPLETE", meta };
const line = (event_type: string, more: object) =>
  `${JSON.stringify({ is_finished: event_type === "stream-end", event_type, ...more })}\n`;
const first: Sample = {
  api: "cohere.v1",
  plain: { url: firstUrl, request: asked, answer: response },
  streamed: {
    url: firstUrl,
    request: { ...asked, stream: true },
    type: "application/stream+json",
    answer: [
      line("stream-start", { response_id: "r1" }),
      line("text-generation", { text: "Hello" }),
      line("text-generation", { text: " there" }),
      line("stream-end", { finish_reason: "COMPLETE", response }),
    ],
  },
  read: {
    operation: "chat",
    responseId: "r1",
    text: "Hello there",
    finishReasons: ["stop"],
    usage: { input: 5, output: 3 },
  },
  refused: { url: firstUrl, request: asked, ...refusal },
  error,
};

const embedUrl = "https://api.cohere.com/v2/embed";
const texts = {
  model: "embed-v4.0",
  texts: ["Hello"],
  input_type: "search_query",
  embedding_types: ["float"],
};
const embed: Sample = {
  api: "cohere.embed",
  plain: {
    url: embedUrl,
    request: texts,
    answer: { id: "e1", embeddings: { float: [[0.1, 0.2]] }, meta: { billed_units: { input_tokens: 4 } } },
  },
  read: { operation: "embeddings", model: "embed-v4.0", embeddings: [[0.1, 0.2]], usage: { input: 4 } },
  refused: { url: embedUrl, request: texts, ...refusal },
  error,
};

const rerankUrl = "https://api.cohere.com/v2/rerank";
const documents = { model: "rerank-v3.5", query: "ruby", documents: ["Ruby", "Paris"] };
const rerank: Sample = {
  api: "cohere.rerank",
  plain: {
    url: rerankUrl,
    request: documents,
    answer: {
      id: "r1",
      results: [{ index: 0, relevance_score: 0.75 }],
      meta: { billed_units: { search_units: 1 } },
    },
  },
  read: { operation: "rerank", model: "rerank-v3.5", usage: { requests: { search_units: 1 } } },
  refused: { url: rerankUrl, request: documents, ...refusal },
  error,
};

export const cohereSamples: readonly Sample[] = [chat, first, embed, rerank];
