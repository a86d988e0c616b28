import type { Body, Interaction } from "../../src/cassette/cassette.ts";
import type { JsonValue } from "../../src/formats/json.ts";
import { readTrace } from "../../src/trace/read-trace.ts";
import { interaction } from "../session/interaction.ts";

const MODEL = "gpt-4o-mini-2024-07-18";

const tools = [
  {
    type: "function",
    function: {
      name: "lookup_order",
      description: "Looks an order up.",
      parameters: {
        type: "object",
        properties: { order: { type: "integer" }, trace_id: { type: "string" } },
        required: ["order"],
      },
    },
  },
];

const asking = {
  role: "assistant",
  content: null,
  tool_calls: [
    {
      id: "call_1",
      type: "function",
      function: { name: "lookup_order", arguments: '{"order":7,"trace_id":"t-1"}' },
    },
  ],
};

const opening = [
  { role: "system", content: "You are the support agent of a small bookshop." },
  { role: "user", content: "Where is my order 7?" },
];

const limits = [
  ["content-type", "application/json"],
  ["x-ratelimit-limit-requests", "500"],
  ["x-ratelimit-remaining-requests", "499"],
] as const;

const asked = (more: Readonly<Record<string, JsonValue>>): Interaction["request"] => ({
  method: "POST",
  url: "https://api.openai.com/v1/chat/completions",
  headers: [["content-type", "application/json"]],
  body: { json: { model: "gpt-4o-mini", tools, ...more } },
});

const answered = (type: string, body: Body) => ({
  status: 200,
  statusText: "OK",
  headers: [...limits.filter(([name]) => name !== "content-type"), ["content-type", type] as const],
  body,
});

const first = interaction({
  request: asked({ messages: opening }),
  response: answered("application/json", {
    json: {
      id: "chatcmpl-1",
      object: "chat.completion",
      model: MODEL,
      choices: [{ index: 0, message: asking, finish_reason: "tool_calls" }],
      usage: { prompt_tokens: 90, completion_tokens: 24, total_tokens: 114 },
    },
  }),
  timing: { headers: 380, chunks: [390], end: 400 },
});

const piece = (delta: JsonValue, logprob?: number, finish: string | null = null): string =>
  `data: ${JSON.stringify({
    id: "chatcmpl-2",
    object: "chat.completion.chunk",
    model: MODEL,
    choices: [
      {
        index: 0,
        delta,
        logprobs:
          logprob === undefined
            ? null
            : { content: [{ token: "x", logprob, bytes: null, top_logprobs: [] }] },
        finish_reason: finish,
      },
    ],
    usage: null,
  })}\n\n`;

const end = `data: ${JSON.stringify({
  id: "chatcmpl-2",
  object: "chat.completion.chunk",
  model: MODEL,
  choices: [],
  usage: { prompt_tokens: 140, completion_tokens: 30, total_tokens: 170 },
})}\n\ndata: [DONE]\n\n`;

const second = interaction({
  recordedAt: "2026-01-02T03:04:05.450Z",
  request: asked({
    messages: [...opening, asking, { role: "tool", tool_call_id: "call_1", content: "on its way" }],
    stream: true,
    logprobs: true,
  }),
  response: answered("text/event-stream", {
    chunks: [
      piece({ role: "assistant", content: "" }),
      piece({ content: "It is" }, -0.2),
      piece({ content: " on its way." }, -0.4),
      piece({}, undefined, "stop"),
      end,
    ],
  }),
  timing: { headers: 200, chunks: [210, 240, 700, 710, 720], end: 720 },
});

/** What a support agent did: it looked an order up, and streamed its answer. */
export const supportTrace = readTrace({ title: "support", interactions: [first, second] });
