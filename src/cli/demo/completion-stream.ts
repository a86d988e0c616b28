import type { Reply } from "./conversation.ts";

/** One event of a stream and the milliseconds that pass before it. */
export interface TimedEvent {
  readonly after: number;
  readonly text: string;
}

// Gaps seen between the events of real streams: a wait for the first token, then pairs and small bursts.
const FIRST_TOKEN = 420;
const GAPS = [13, 1, 24, 1, 7, 41, 0, 25, 3, 48, 0, 31];

// Real events carry padding that makes those with short deltas as long as those with longer ones.
const PADDING = "Vq3XtB8mLzR1nYc5KdWf";

/**
 * Prints a reply as `POST /v1/chat/completions` with `stream: true` and `include_usage` does:
 * `data:` events in the API's field order, role first, usage in a last event without choices, then `[DONE]`.
 * See https://platform.openai.com/docs/api-reference/chat-streaming.
 */
export const completionStream = (reply: Reply, model: string, created: number): TimedEvent[] => {
  const base = {
    id: reply.id,
    object: "chat.completion.chunk",
    created,
    model: `${model}-2024-07-18`,
    service_tier: "default",
    system_fingerprint: "fp_7c41f0d92e",
  };
  const choice = (delta: object, finish: string | null, size = 0): string =>
    event({
      ...base,
      choices: [{ index: 0, delta, logprobs: null, finish_reason: finish }],
      usage: null,
      obfuscation: padding(size),
    });
  const texts = [
    ...opening(reply, choice),
    choice({}, reply.call ? "tool_calls" : "stop"),
    event({ ...base, choices: [], usage: usageOf(reply), obfuscation: padding(4) }),
    "data: [DONE]\n\n",
  ];
  return texts.map((text, i) => ({ after: i === 0 ? FIRST_TOKEN : (GAPS[i % GAPS.length] ?? 0), text }));
};

type PrintChoice = (delta: object, finish: string | null, size?: number) => string;

const opening = ({ call, text = [] }: Reply, choice: PrintChoice): string[] => {
  if (!call)
    return [
      choice({ role: "assistant", content: "", refusal: null }, null),
      ...text.map((content) => choice({ content }, null, content.length)),
    ];
  const { id, name, pieces } = call;
  const start = { index: 0, id, type: "function", function: { name, arguments: "" } };
  return [
    choice({ role: "assistant", content: null, tool_calls: [start], refusal: null }, null),
    ...pieces.map((piece) =>
      choice({ tool_calls: [{ index: 0, function: { arguments: piece } }] }, null, piece.length),
    ),
  ];
};

const usageOf = ({ promptTokens, completionTokens }: Reply): object => ({
  prompt_tokens: promptTokens,
  completion_tokens: completionTokens,
  total_tokens: promptTokens + completionTokens,
  prompt_tokens_details: { cached_tokens: 0, audio_tokens: 0 },
  completion_tokens_details: {
    reasoning_tokens: 0,
    audio_tokens: 0,
    accepted_prediction_tokens: 0,
    rejected_prediction_tokens: 0,
  },
});

const event = (value: object): string => `data: ${JSON.stringify(value)}\n\n`;

const padding = (size: number): string => PADDING.slice(0, 11 - (size % 11));
