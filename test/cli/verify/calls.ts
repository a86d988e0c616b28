import type { JsonValue } from "../../../src/formats/json.ts";
import type { Answer, Recorded } from "./stage.ts";

const REFUND = [{ role: "user", content: "Can I get my money back?" }];

/** What a chat completion of OpenAI says. */
export interface Said {
  readonly text?: string | null;
  readonly model?: string;
  readonly tool?: string;
  readonly output?: number;
  readonly input?: number;
  readonly fingerprint?: string;
}

const toolCalls = (name: string): JsonValue => [
  { id: "call_Ab3dEf6hIj9kLm2n", type: "function", function: { name, arguments: '{"order":7}' } },
];

/** An answer of OpenAI's chat completions. */
export const completion = (said: Said = {}): Answer => {
  const { text = "Refunds are available within 30 days.", model = "gpt-4o-2024-08-06", tool } = said;
  const content = tool === undefined ? text : null;
  return {
    json: {
      id: "chatcmpl-Ab3dEf6hIj9kLm2n",
      object: "chat.completion",
      created: 1_767_000_000,
      model,
      choices: [
        {
          index: 0,
          message: {
            role: "assistant",
            content,
            refusal: null,
            ...(tool !== undefined && { tool_calls: toolCalls(tool) }),
          },
          finish_reason: tool === undefined ? "stop" : "tool_calls",
        },
      ],
      usage: { prompt_tokens: said.input ?? 100, completion_tokens: said.output ?? 10, total_tokens: 110 },
      system_fingerprint: said.fingerprint ?? "fp_1",
    },
  };
};

/** A chat completion of OpenAI as it was recorded. */
export const chat = (said: Said = {}, more: Partial<Recorded> = {}): Recorded => ({
  url: "https://api.openai.com/v1/chat/completions",
  body: { model: "gpt-4o", messages: REFUND },
  ...completion(said),
  ...more,
});

const event = (name: string, data: JsonValue): string => `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;

/** A streamed answer of Anthropic's messages. */
export const streamed = (words: readonly string[]): Answer => ({
  events: [
    event("message_start", {
      type: "message_start",
      message: {
        id: "msg_01Ab3dEf6hIj9kLm2n",
        type: "message",
        role: "assistant",
        model: "claude-sonnet-4-5-20250929",
        content: [],
        stop_reason: null,
        usage: { input_tokens: 50, output_tokens: 1 },
      },
    }),
    event("content_block_start", {
      type: "content_block_start",
      index: 0,
      content_block: { type: "text", text: "" },
    }),
    ...words.map((text) =>
      event("content_block_delta", {
        type: "content_block_delta",
        index: 0,
        delta: { type: "text_delta", text },
      }),
    ),
    event("content_block_stop", { type: "content_block_stop", index: 0 }),
    event("message_delta", {
      type: "message_delta",
      delta: { stop_reason: "end_turn", stop_sequence: null },
      usage: { output_tokens: 12 },
    }),
    event("message_stop", { type: "message_stop" }),
  ],
});

/** A streamed message of Anthropic as it was recorded. */
export const message = (words: readonly string[]): Recorded => ({
  url: "https://api.anthropic.com/v1/messages",
  body: { model: "claude-sonnet-4-5", max_tokens: 100, stream: true, messages: REFUND },
  requestHeaders: [["anthropic-version", "2023-06-01"]],
  ...streamed(words),
});

/** An answer of Gemini. */
export const generated = (text: string): Answer => ({
  json: {
    candidates: [{ content: { parts: [{ text }], role: "model" }, finishReason: "STOP", index: 0 }],
    usageMetadata: { promptTokenCount: 20, candidatesTokenCount: 8, totalTokenCount: 28 },
    modelVersion: "gemini-2.5-flash",
    responseId: "abcdEFGH12345678",
  },
});

/** A call of Gemini as it was recorded, its key masked in the address. */
export const generation = (text: string): Recorded => ({
  url: "https://generativelanguage.googleapis.com/v1beta/models/gemini-2.5-flash:generateContent?key=redacted",
  body: { contents: [{ role: "user", parts: [{ text: "Can I get my money back?" }] }] },
  ...generated(text),
});

/** An answer of OpenAI's embeddings. */
export const vectors = (embeddings: readonly (readonly number[])[]): Answer => ({
  json: {
    object: "list",
    data: embeddings.map((embedding, index) => ({ object: "embedding", index, embedding })),
    model: "text-embedding-3-small",
    usage: { prompt_tokens: 12, total_tokens: 12 },
  },
});

/** An embedding call as it was recorded. */
export const embedding = (embeddings: readonly (readonly number[])[]): Recorded => ({
  url: "https://api.openai.com/v1/embeddings",
  body: { model: "text-embedding-3-small", input: embeddings.map((_, index) => `text ${index}`) },
  ...vectors(embeddings),
});
