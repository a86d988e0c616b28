import type { Cassette, Interaction, RecordedSpan, Take } from "../../../src/cassette/cassette.ts";
import type { JsonValue } from "../../../src/formats/json.ts";
import { buildReport } from "../../../src/reporters/build-report.ts";
import type { Report } from "../../../src/reporters/report.ts";
import { sideOf } from "../../reporters/suites.ts";

const BEGIN = Date.parse("2026-01-02T03:04:05.000Z");

interface Turn {
  readonly messages: readonly JsonValue[];
  readonly start: number;
  readonly duration: number;
  readonly body: Pick<NonNullable<Interaction["response"]>, "status" | "headers" | "body">;
  readonly chunks: readonly number[];
  readonly model?: string;
  readonly span?: string;
}

const TOOLS = [
  {
    type: "function",
    function: {
      name: "find_order",
      description: "Finds an order of the customer by its number.",
      parameters: {
        type: "object",
        properties: { id: { type: "string" }, withItems: { type: "boolean" } },
        required: ["id"],
      },
    },
  },
];

const interaction = ({
  messages,
  start,
  duration,
  body,
  chunks,
  model = "gpt-4o",
  span,
}: Turn): Interaction => ({
  recordedAt: new Date(BEGIN + start).toISOString(),
  role: "app",
  request: {
    method: "POST",
    url: "https://api.openai.com/v1/chat/completions",
    headers: [
      ["content-type", "application/json"],
      ["user-agent", "OpenAI/JS 7.57.0"],
    ],
    body: {
      json: { model, temperature: 0.2, stream: true, logprobs: true, messages, tools: TOOLS } as JsonValue,
    },
  },
  response: { statusText: "", ...body },
  timing: { headers: chunks[0] ?? duration, chunks, end: duration },
  ...(span !== undefined && { span }),
});

/** Pseudo-random but the same each time: how sure a model is of its word. */
const sureness = (index: number): number => -4 * (((index * 7919) % 97) / 97) ** 6;

const words = (text: string): string[] => text.match(/\s*\S+/g) ?? [];

const logprobOf = (token: string, index: number): JsonValue => ({
  token,
  logprob: sureness(index),
  bytes: null,
  top_logprobs: [
    { token, logprob: sureness(index), bytes: null },
    { token: " maybe", logprob: sureness(index) - 1.5, bytes: null },
    { token: " no", logprob: sureness(index) - 3, bytes: null },
  ],
});

const chunkOf = (delta: JsonValue, given: Record<string, JsonValue> = {}): string =>
  `data: ${JSON.stringify({
    id: "chatcmpl-1",
    object: "chat.completion.chunk",
    model: "gpt-4o",
    choices: [{ index: 0, delta, finish_reason: null, ...given }],
  })}\n\n`;

/** An answer that came word by word. */
const streamed = (text: string, tokens: readonly [input: number, output: number, cached: number]) => ({
  status: 200,
  headers: [["content-type", "text/event-stream"]] as const,
  body: {
    chunks: [
      chunkOf({ role: "assistant", content: "" }),
      ...words(text).map((word, index) =>
        chunkOf({ content: word }, { logprobs: { content: [logprobOf(word, index)] } }),
      ),
      chunkOf({}, { finish_reason: "stop" }),
      `data: ${JSON.stringify({
        id: "chatcmpl-1",
        model: "gpt-4o",
        choices: [],
        usage: {
          prompt_tokens: tokens[0],
          completion_tokens: tokens[1],
          total_tokens: tokens[0] + tokens[1],
          prompt_tokens_details: { cached_tokens: tokens[2] },
        },
      })}\n\n`,
      "data: [DONE]\n\n",
    ],
  },
});

/** When each chunk of an answer came. */
const arrivals = (text: string, first: number, gap: number): number[] =>
  Array.from({ length: words(text).length + 4 }, (_, index) =>
    Math.round(first + index * gap + ((index * 37) % 11) * gap * 0.3),
  ).toSorted((a, b) => a - b);

const asking = (name: string, given: JsonValue) => ({
  status: 200,
  headers: [["content-type", "application/json"]] as const,
  body: {
    json: {
      id: "chatcmpl-0",
      model: "gpt-4o",
      choices: [
        {
          index: 0,
          finish_reason: "tool_calls",
          message: {
            role: "assistant",
            content: null,
            tool_calls: [
              { id: "call_1", type: "function", function: { name, arguments: JSON.stringify(given) } },
            ],
          },
        },
      ],
      usage: { prompt_tokens: 812, completion_tokens: 24, total_tokens: 836 },
    } as JsonValue,
  },
});

const LIMITED = {
  status: 429,
  headers: [
    ["content-type", "application/json"],
    ["retry-after", "1"],
  ] as const,
  body: { json: { error: { type: "rate_limit_error", message: "Rate limit reached for gpt-4o." } } },
};

const RULES = Array.from(
  { length: 24 },
  (_, index) =>
    `${index + 1}. A customer of tier ${index % 5} who asks about topic ${index} is told the rule in full, kindly and in one paragraph.`,
).join("\n");

const systemOf = (last: string): string =>
  `You are the support desk of a shop. Be brief and kind.\n\n${RULES}\n\n${last}`;

const QUESTION = "Can I get my money back for order A-1? It arrived broken.";
const PHOTO = { type: "image_url", image_url: { url: "https://example.com/broken-lamp.jpg" } };
const OLD =
  "Yes. Refunds are available within 30 days of the purchase. Your order A-1 arrived on Monday, so there is plenty of time: send the lamp back with the label in the box, and the money is with you within a week.";
const NEW =
  "Yes, of course! Refunds are available within 60 days of the purchase. Your order A-1 arrived on Monday, so there is plenty of time: send the lamp back with the label that we email you, and the money is with you within a week.";

const span = (
  id: string,
  name: string,
  start: number,
  end: number,
  given: Partial<RecordedSpan> = {},
): RecordedSpan => ({
  id,
  name,
  kind: "internal",
  start,
  end,
  attributes: {},
  ...given,
});

const history = (system: string, order: JsonValue): JsonValue[] => [
  { role: "system", content: system },
  { role: "user", content: [{ type: "text", text: QUESTION }, PHOTO] },
  {
    role: "assistant",
    content: null,
    tool_calls: [
      { id: "call_1", type: "function", function: { name: "find_order", arguments: '{"id":"A-1"}' } },
    ],
  },
  { role: "tool", tool_call_id: "call_1", content: JSON.stringify(order) },
];

const cassette = (interactions: Interaction[], spans: RecordedSpan[], takes: Take[] = []): Cassette => ({
  version: 1,
  recorder: { name: "llm-replay", version: "0.1.0" },
  interactions,
  spans,
  takes,
  variables: {},
});

const agentBefore = (): Cassette => {
  const messages = history(systemOf("Never promise what a rule does not say."), {
    id: "A-1",
    state: "arrived",
  });
  return cassette(
    [
      interaction({
        messages: messages.slice(0, 2),
        start: 20,
        duration: 640,
        body: asking("find_order", { id: "A-1" }),
        chunks: [630],
        span: "s2",
      }),
      interaction({
        messages,
        start: 800,
        duration: 1500,
        body: streamed(OLD, [1240, 52, 1024]),
        chunks: arrivals(OLD, 310, 24),
        span: "s4",
      }),
    ],
    [
      span("s1", "invoke_agent support", 0, 2310, {
        attributes: { "gen_ai.operation.name": "invoke_agent" },
      }),
      span("s2", "plan", 5, 670, { parent: "s1" }),
      span("s3", "execute_tool find_order", 680, 780, {
        parent: "s1",
        attributes: { "gen_ai.operation.name": "execute_tool" },
      }),
      span("s4", "answer", 790, 2305, { parent: "s1" }),
    ],
  );
};

const agentAfter = (): Cassette => {
  const system = systemOf(
    "Never promise what a rule does not say. Always begin with the customer's feelings.",
  );
  const messages = history(system, { id: "A-1", state: "arrived", items: ["lamp"] });
  return cassette(
    [
      interaction({
        messages: messages.slice(0, 2),
        start: 20,
        duration: 120,
        body: LIMITED,
        chunks: [118],
        span: "s2",
      }),
      interaction({
        messages: messages.slice(0, 2),
        start: 1150,
        duration: 610,
        body: asking("find_order", { id: "A-1", withItems: true }),
        chunks: [600],
        span: "s2",
      }),
      interaction({
        messages,
        start: 1980,
        duration: 2450,
        body: streamed(NEW, [1262, 58, 0]),
        chunks: arrivals(NEW, 720, 31),
        span: "s5",
      }),
    ],
    [
      span("s1", "invoke_agent support", 0, 4450, {
        attributes: { "gen_ai.operation.name": "invoke_agent" },
      }),
      span("s2", "plan", 5, 1790, { parent: "s1" }),
      span("s3", "execute_tool find_order", 1800, 1860, {
        parent: "s1",
        attributes: { "gen_ai.operation.name": "execute_tool" },
      }),
      span("s4", "execute_tool list_items", 1870, 1960, {
        parent: "s1",
        attributes: { "gen_ai.operation.name": "execute_tool" },
        status: { code: "error", message: "no such table" },
      }),
      span("s5", "answer", 1970, 4440, { parent: "s1" }),
    ],
  );
};

/** An agent that answers a customer, before and after a change of its prompt: a bit of everything that can change. */
export const showcase = (): Report =>
  buildReport({
    base: sideOf("main", { "cassettes/support/refund.json": agentBefore() }),
    head: sideOf("working tree", { "cassettes/support/refund.json": agentAfter() }),
    title: "llm-replay",
  });
