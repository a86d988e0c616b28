import { events, namedEvents } from "../call-of.ts";
import type { Sample } from "../conformance.ts";

const STREAM = "text/event-stream";

const refusal = {
  status: 401,
  answer: {
    error: {
      message: "Incorrect API key provided.",
      type: "invalid_request_error",
      param: null,
      code: "invalid_api_key",
    },
  },
};
const error = {
  type: "invalid_request_error",
  code: "invalid_api_key",
  message: "Incorrect API key provided.",
  status: 401,
};

const weather = {
  name: "get_weather",
  description: "The weather of a place",
  parameters: { type: "object", properties: { city: { type: "string" } } },
};

const chatUrl = "https://api.openai.com/v1/chat/completions";
const chatRequest = {
  model: "gpt-4.1",
  temperature: 0.2,
  n: 2,
  logprobs: true,
  messages: [
    { role: "developer", content: "Be brief." },
    { role: "user", name: "ada", content: "What is the weather in Paris and in Rome?" },
  ],
  tools: [{ type: "function", function: weather }],
};
const chatUsage = {
  prompt_tokens: 82,
  completion_tokens: 37,
  total_tokens: 119,
  prompt_tokens_details: { cached_tokens: 64, audio_tokens: 0 },
  completion_tokens_details: { reasoning_tokens: 12, audio_tokens: 0 },
};
const chatHead = {
  id: "chatcmpl-B9MBs8CjcvOU2jLn4n570S5qMJKcT",
  created: 1741569952,
  model: "gpt-4.1-2025-04-14",
  service_tier: "default",
  system_fingerprint: "fp_f5bdcc3276",
};
const parisCall = { name: "get_weather", arguments: '{"city":"Paris"}' };
const chunk = (choices: readonly unknown[], more: object = {}) => ({
  ...chatHead,
  object: "chat.completion.chunk",
  choices,
  usage: null,
  ...more,
});
const delta = (index: number, piece: object, more: object = {}) =>
  chunk([{ index, delta: piece, logprobs: null, finish_reason: null, ...more }]);

const chat: Sample = {
  api: "openai.chat",
  plain: {
    url: chatUrl,
    request: chatRequest,
    answer: {
      ...chatHead,
      object: "chat.completion",
      choices: [
        {
          index: 0,
          message: {
            role: "assistant",
            content: "I will look.",
            refusal: null,
            annotations: [],
            tool_calls: [
              { id: "call_paris", type: "function", function: parisCall },
              {
                id: "call_rome",
                type: "function",
                function: { name: "get_weather", arguments: '{"city":"Rome"}' },
              },
            ],
          },
          logprobs: {
            content: [{ token: "I", logprob: -0.5, bytes: [73], top_logprobs: [] }],
            refusal: null,
          },
          finish_reason: "tool_calls",
        },
        {
          index: 1,
          message: { role: "assistant", content: null, refusal: "I cannot say." },
          logprobs: null,
          finish_reason: "stop",
        },
      ],
      usage: chatUsage,
    },
  },
  streamed: {
    url: chatUrl,
    request: { ...chatRequest, stream: true, stream_options: { include_usage: true } },
    type: STREAM,
    answer: events([
      delta(0, { role: "assistant", content: "", refusal: null }),
      delta(1, { role: "assistant", content: "" }),
      delta(
        0,
        { content: "I will" },
        {
          logprobs: {
            content: [{ token: "I", logprob: -0.5, bytes: [73], top_logprobs: [] }],
            refusal: null,
          },
        },
      ),
      delta(1, { refusal: "I can" }),
      delta(0, { content: " look." }),
      delta(0, {
        tool_calls: [
          { index: 0, id: "call_paris", type: "function", function: { name: "get_weather", arguments: "" } },
        ],
      }),
      delta(0, { tool_calls: [{ index: 0, function: { arguments: '{"city"' } }] }),
      delta(0, { tool_calls: [{ index: 0, function: { arguments: ':"Paris"}' } }] }),
      delta(1, { refusal: "not say." }),
      delta(0, {
        tool_calls: [
          { index: 1, id: "call_rome", type: "function", function: { name: "get_weather", arguments: "" } },
        ],
      }),
      delta(0, { tool_calls: [{ index: 1, function: { arguments: '{"city":"Rome"}' } }] }),
      delta(0, {}, { finish_reason: "tool_calls" }),
      delta(1, {}, { finish_reason: "stop" }),
      chunk([], { usage: chatUsage }),
      "[DONE]",
    ]),
  },
  read: {
    kind: "model",
    provider: "openai",
    operation: "chat",
    requestModel: "gpt-4.1",
    responseModel: "gpt-4.1-2025-04-14",
    model: "gpt-4.1-2025-04-14",
    responseId: "chatcmpl-B9MBs8CjcvOU2jLn4n570S5qMJKcT",
    tier: "default",
    parameters: { temperature: 0.2, n: 2, logprobs: true },
    input: [
      { role: "developer", parts: [{ type: "text", content: "Be brief." }] },
      {
        role: "user",
        name: "ada",
        parts: [{ type: "text", content: "What is the weather in Paris and in Rome?" }],
      },
    ],
    tools: [weather],
    text: "I will look.",
    output: [
      {
        role: "assistant",
        parts: [
          { type: "text", content: "I will look." },
          { type: "tool_call", id: "call_paris", name: "get_weather", arguments: { city: "Paris" } },
          { type: "tool_call", id: "call_rome", name: "get_weather", arguments: { city: "Rome" } },
        ],
        finishReason: "tool_call",
        logprobs: [{ token: "I", logprob: -0.5 }],
      },
      { role: "assistant", parts: [{ type: "refusal", content: "I cannot say." }], finishReason: "stop" },
    ],
    finishReasons: ["tool_call", "stop"],
    usage: { input: 82, output: 37, cacheRead: 64, reasoning: 12, inputAudio: 0, outputAudio: 0 },
  },
  refused: { url: chatUrl, request: chatRequest, ...refusal },
  error,
};

const responsesUrl = "https://api.openai.com/v1/responses";
const responsesRequest = {
  model: "gpt-5",
  instructions: "Be brief.",
  input: "Who won, and what is the weather there?",
  reasoning: { summary: "auto" },
  tools: [{ type: "web_search" }, { type: "function", ...weather }],
};
const items = [
  {
    id: "rs_1",
    type: "reasoning",
    summary: [{ type: "summary_text", text: "First the news." }],
  },
  {
    id: "ws_1",
    type: "web_search_call",
    status: "completed",
    action: { type: "search", query: "who won" },
  },
  {
    id: "msg_1",
    type: "message",
    status: "completed",
    role: "assistant",
    content: [{ type: "output_text", text: "Rome won.", annotations: [], logprobs: [] }],
  },
  {
    id: "fc_1",
    type: "function_call",
    status: "completed",
    call_id: "call_rome",
    name: "get_weather",
    arguments: '{"city":"Rome"}',
  },
];
const response = {
  id: "resp_67ccd2bed1ec8190b14f964abc054267",
  object: "response",
  created_at: 1741476542,
  status: "completed",
  error: null,
  incomplete_details: null,
  model: "gpt-5-2025-08-07",
  output: items,
  service_tier: "default",
  usage: {
    input_tokens: 328,
    input_tokens_details: { cached_tokens: 128 },
    output_tokens: 52,
    output_tokens_details: { reasoning_tokens: 20 },
    total_tokens: 380,
  },
};
const begun = { ...response, status: "in_progress", output: [], usage: null };
const textAt = { item_id: "msg_1", output_index: 2, content_index: 0 };

const responses: Sample = {
  api: "openai.responses",
  plain: { url: responsesUrl, request: responsesRequest, answer: response },
  streamed: {
    url: responsesUrl,
    request: { ...responsesRequest, stream: true },
    type: STREAM,
    answer: namedEvents([
      { type: "response.created", response: begun },
      { type: "response.in_progress", response: begun },
      { type: "response.output_item.added", output_index: 0, item: { ...items[0], summary: [] } },
      { type: "response.reasoning_summary_text.delta", output_index: 0, summary_index: 0, delta: "First " },
      {
        type: "response.reasoning_summary_text.delta",
        output_index: 0,
        summary_index: 0,
        delta: "the news.",
      },
      { type: "response.output_item.done", output_index: 0, item: items[0] },
      { type: "response.output_item.added", output_index: 1, item: { ...items[1], status: "in_progress" } },
      { type: "response.web_search_call.searching", output_index: 1, item_id: "ws_1" },
      { type: "response.output_item.done", output_index: 1, item: items[1] },
      { type: "response.output_item.added", output_index: 2, item: { ...items[2], content: [] } },
      { type: "response.output_text.delta", ...textAt, delta: "Rome", obfuscation: "aBcD" },
      { type: "response.output_text.delta", ...textAt, delta: " won.", obfuscation: "x" },
      { type: "response.output_text.done", ...textAt, text: "Rome won." },
      { type: "response.output_item.done", output_index: 2, item: items[2] },
      { type: "response.output_item.added", output_index: 3, item: { ...items[3], arguments: "" } },
      { type: "response.function_call_arguments.delta", output_index: 3, delta: '{"city":' },
      { type: "response.function_call_arguments.delta", output_index: 3, delta: '"Rome"}' },
      { type: "response.output_item.done", output_index: 3, item: items[3] },
      { type: "response.completed", response },
    ]),
  },
  read: {
    kind: "model",
    provider: "openai",
    operation: "chat",
    model: "gpt-5-2025-08-07",
    tier: "default",
    parameters: { reasoning: { summary: "auto" } },
    input: [
      { role: "system", parts: [{ type: "text", content: "Be brief." }] },
      { role: "user", parts: [{ type: "text", content: "Who won, and what is the weather there?" }] },
    ],
    tools: [{ name: "web_search", hosted: "web_search" }, weather],
    text: "Rome won.",
    reasoning: "First the news.",
    toolCalls: [
      {
        type: "tool_call",
        id: "ws_1",
        name: "web_search",
        arguments: { type: "search", query: "who won" },
        isHosted: true,
      },
      { type: "tool_call", id: "call_rome", name: "get_weather", arguments: { city: "Rome" } },
    ],
    finishReasons: ["tool_call"],
    usage: { input: 328, output: 52, cacheRead: 128, reasoning: 20, requests: { web_search_call: 1 } },
  },
  refused: { url: responsesUrl, request: responsesRequest, ...refusal },
  error,
};

const completionsUrl = "https://api.openai.com/v1/completions";
const completionsRequest = { model: "gpt-3.5-turbo-instruct", prompt: "Say this is a test", max_tokens: 7 };
const completionHead = { id: "cmpl-uqkvlQyYK7bGYrRHQ0eXlWi7", model: "gpt-3.5-turbo-instruct" };
const piece = (text: string, finish_reason: string | null = null) => ({
  ...completionHead,
  choices: [{ text, index: 0, logprobs: null, finish_reason }],
});
const completionUsage = { prompt_tokens: 5, completion_tokens: 7, total_tokens: 12 };

const completions: Sample = {
  api: "openai.completions",
  plain: {
    url: completionsUrl,
    request: completionsRequest,
    answer: { ...piece("\n\nThis is indeed a test", "length"), usage: completionUsage },
  },
  streamed: {
    url: completionsUrl,
    request: { ...completionsRequest, stream: true },
    type: STREAM,
    answer: events([
      piece("\n\nThis is"),
      piece(" indeed a test"),
      piece("", "length"),
      { ...completionHead, choices: [], usage: completionUsage },
      "[DONE]",
    ]),
  },
  read: {
    kind: "model",
    operation: "text_completion",
    model: "gpt-3.5-turbo-instruct",
    parameters: { max_tokens: 7 },
    input: [{ role: "user", parts: [{ type: "text", content: "Say this is a test" }] }],
    text: "\n\nThis is indeed a test",
    finishReasons: ["length"],
    usage: { input: 5, output: 7 },
  },
  refused: { url: completionsUrl, request: completionsRequest, ...refusal },
  error,
};

const embeddingsUrl = "https://api.openai.com/v1/embeddings";
const embeddingsRequest = { model: "text-embedding-3-small", input: ["one", "two"], dimensions: 2 };

const embeddings: Sample = {
  api: "openai.embeddings",
  plain: {
    url: embeddingsUrl,
    request: embeddingsRequest,
    answer: {
      object: "list",
      data: [
        { object: "embedding", index: 1, embedding: [0.5, -0.25] },
        { object: "embedding", index: 0, embedding: [1, 0] },
      ],
      model: "text-embedding-3-small",
      usage: { prompt_tokens: 2, total_tokens: 2 },
    },
  },
  read: {
    kind: "model",
    operation: "embeddings",
    model: "text-embedding-3-small",
    parameters: { dimensions: 2 },
    input: [
      { role: "user", parts: [{ type: "text", content: "one" }] },
      { role: "user", parts: [{ type: "text", content: "two" }] },
    ],
    embeddings: [
      [1, 0],
      [0.5, -0.25],
    ],
    usage: { input: 2 },
    output: [],
  },
  refused: { url: embeddingsUrl, request: embeddingsRequest, ...refusal },
  error,
};

const imagesUrl = "https://api.openai.com/v1/images/generations";
const imagesRequest = { model: "gpt-image-1", prompt: "A cute otter", size: "1024x1024" };
const picture = Buffer.from("not really a picture").toString("base64");
const imageUsage = {
  input_tokens: 50,
  input_tokens_details: { text_tokens: 10, image_tokens: 40 },
  output_tokens: 272,
  total_tokens: 322,
};

const images: Sample = {
  api: "openai.images",
  plain: {
    url: imagesUrl,
    request: imagesRequest,
    answer: { created: 1713833628, data: [{ b64_json: picture }], output_format: "png", usage: imageUsage },
  },
  streamed: {
    url: imagesUrl,
    request: { ...imagesRequest, stream: true },
    type: STREAM,
    answer: namedEvents([
      { type: "image_generation.partial_image", b64_json: "c2tldGNo", partial_image_index: 0 },
      { type: "image_generation.completed", b64_json: picture, output_format: "png", usage: imageUsage },
    ]),
  },
  read: {
    kind: "model",
    operation: "image",
    model: "gpt-image-1",
    parameters: { size: "1024x1024" },
    input: [{ role: "user", parts: [{ type: "text", content: "A cute otter" }] }],
    output: [
      { role: "assistant", parts: [{ type: "blob", modality: "image", mimeType: "image/png", size: 20 }] },
    ],
    usage: { input: 50, output: 272, inputImage: 40 },
  },
  refused: { url: imagesUrl, request: imagesRequest, ...refusal },
  error,
};

const audioUrl = "https://api.openai.com/v1/audio/transcriptions";
const audioRequest = { model: "gpt-4o-transcribe", prompt: "A greeting" };
const audioUsage = {
  type: "tokens",
  input_tokens: 14,
  input_token_details: { text_tokens: 10, audio_tokens: 4 },
  output_tokens: 31,
  total_tokens: 45,
};

const audio: Sample = {
  api: "openai.audio",
  plain: {
    url: audioUrl,
    request: audioRequest,
    answer: { text: "Good morning to all of you.", usage: audioUsage },
  },
  streamed: {
    url: audioUrl,
    request: { ...audioRequest, stream: true },
    type: STREAM,
    answer: events([
      { type: "transcript.text.delta", delta: "Good morning" },
      { type: "transcript.text.delta", delta: " to all of you." },
      { type: "transcript.text.done", text: "Good morning to all of you.", usage: audioUsage },
    ]),
  },
  read: {
    kind: "model",
    operation: "transcription",
    model: "gpt-4o-transcribe",
    text: "Good morning to all of you.",
    usage: { input: 14, output: 31, inputAudio: 4 },
  },
  refused: { url: audioUrl, request: audioRequest, ...refusal },
  error,
};

const moderationsUrl = "https://api.openai.com/v1/moderations";
const moderationsRequest = { model: "omni-moderation-latest", input: "I want to hug you" };
const verdict = { flagged: false, categories: { violence: false }, category_scores: { violence: 0.001 } };

const moderations: Sample = {
  api: "openai.moderations",
  plain: {
    url: moderationsUrl,
    request: moderationsRequest,
    answer: {
      id: "modr-970d409ef3bef3b70c73d8232df86e7d",
      model: "omni-moderation-latest",
      results: [verdict],
    },
  },
  read: {
    kind: "model",
    operation: "moderation",
    model: "omni-moderation-latest",
    input: [{ role: "user", parts: [{ type: "text", content: "I want to hug you" }] }],
    output: [{ role: "assistant", parts: [{ type: "other", name: "moderation", value: verdict }] }],
    usage: {},
  },
  refused: { url: moderationsUrl, request: moderationsRequest, ...refusal },
  error,
};

/** OpenAI's own APIs. */
export const openaiSamples: readonly Sample[] = [
  chat,
  responses,
  completions,
  embeddings,
  images,
  audio,
  moderations,
];
