import type { Interaction } from "../../../src/cassette/cassette.ts";
import type { JsonValue } from "../../../src/formats/json.ts";
import { readTrace } from "../../../src/trace/read-trace.ts";
import type { Trace } from "../../../src/trace/trace.ts";

type Json = Record<string, JsonValue>;

/** A call of a scripted conversation, in few words. */
export interface Turn {
  readonly messages: readonly JsonValue[];
  readonly text?: string;
  readonly tools?: readonly { readonly name: string; readonly arguments?: Json }[];
  readonly offered?: readonly { readonly name: string; readonly parameters?: Json }[];
  readonly model?: string;
  readonly parameters?: Json;
  readonly usage?: Json;
  readonly status?: number;
  readonly error?: string;
  /** Milliseconds since the trace began. */
  readonly start?: number;
  readonly duration?: number;
}

export const system = (content: string): Json => ({ role: "system", content });
export const user = (content: string): Json => ({ role: "user", content });

let minted = 0;

/** What the program sends back for a tool, under an id that is new each time. */
export const toolAnswer = (content: string): Json => ({
  role: "tool",
  tool_call_id: `call_${(minted += 1)}`,
  content,
});

/** What an assistant asked for earlier. */
export const asked = (name: string, given: Json = {}): Json => ({
  role: "assistant",
  content: null,
  tool_calls: [
    {
      id: `call_${(minted += 1)}`,
      type: "function",
      function: { name, arguments: JSON.stringify(given) },
    },
  ],
});

const requestOf = ({ messages, model = "gpt-4o", offered, parameters }: Turn): JsonValue => ({
  model,
  messages,
  ...(offered && { tools: offered.map((tool) => ({ type: "function", function: tool })) }),
  ...parameters,
});

const answerOf = ({ model = "gpt-4o", text, tools = [], usage, error }: Turn): JsonValue =>
  error === undefined
    ? {
        id: `chatcmpl-${(minted += 1)}`,
        model,
        choices: [
          {
            index: 0,
            finish_reason: tools.length > 0 ? "tool_calls" : "stop",
            message: {
              role: "assistant",
              content: text ?? null,
              ...(tools.length > 0 && {
                tool_calls: tools.map(({ name, arguments: given = {} }) => ({
                  id: `call_${(minted += 1)}`,
                  type: "function",
                  function: { name, arguments: JSON.stringify(given) },
                })),
              }),
            },
          },
        ],
        usage: usage ?? { prompt_tokens: 100, completion_tokens: 20, total_tokens: 120 },
      }
    : { error: { type: "rate_limit_error", message: error } };

const BEGIN = Date.parse("2026-01-02T03:04:05.000Z");

/** What of a turn went over the wire; turns follow each other by a second. */
export const interactionOf = (turn: Turn, index: number): Interaction => ({
  recordedAt: new Date(BEGIN + (turn.start ?? index * 1000)).toISOString(),
  role: "app",
  request: {
    method: "POST",
    url: "https://api.openai.com/v1/chat/completions",
    headers: [],
    body: { json: requestOf(turn) },
  },
  response: {
    status: turn.status ?? (turn.error === undefined ? 200 : 429),
    statusText: "",
    headers: [["content-type", "application/json"]],
    body: { json: answerOf(turn) },
  },
  timing: { headers: 10, chunks: [10], end: turn.duration ?? 800 },
});

/** Reads the trace of a scripted conversation with OpenAI's chat completions. */
export const converse = (...turns: readonly Turn[]): Trace => readTrace(turns.map(interactionOf));
