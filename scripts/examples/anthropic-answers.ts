import { decode, encode } from "gpt-tokenizer";
import type { Answered, Asked } from "./answer.ts";
import { idOf } from "./id-of.ts";
import { type Reply, replyTo } from "./replies.ts";

const VERSIONS: Readonly<Record<string, string>> = { "claude-sonnet-4-5": "claude-sonnet-4-5-20250929" };

const blockOf = (reply: Reply, { text }: Asked): object =>
  "text" in reply
    ? { type: "text", text: reply.text }
    : {
        type: "tool_use",
        id: idOf("toolu_01", text, 22),
        name: reply.call.name,
        input: reply.call.arguments,
      };

const usageOf = ({ text }: Asked, output: number) => ({
  input_tokens: encode(text).length,
  cache_creation_input_tokens: 0,
  cache_read_input_tokens: 0,
  output_tokens: output,
  service_tier: "standard",
});

const messageOf = (asked: Asked): object => ({
  model: VERSIONS[asked.model] ?? asked.model,
  id: idOf("msg_01", asked.text, 22),
  type: "message",
  role: "assistant",
});

/** Answers `POST /v1/messages`; see https://docs.claude.com/en/api/messages and …/build-with-claude/streaming. */
export const message = (asked: Asked): Answered => {
  const reply = replyTo(asked.last, asked.hasTools);
  const size = encode("text" in reply ? reply.text : JSON.stringify(reply.call)).length;
  if (asked.stream && "text" in reply) return { events: streamOf(asked, reply.text, size) };
  const stop = { stop_reason: "text" in reply ? "end_turn" : "tool_use", stop_sequence: null };
  const json = {
    ...messageOf(asked),
    content: [blockOf(reply, asked)],
    ...stop,
    usage: usageOf(asked, size),
  };
  return { json };
};

const streamOf = (asked: Asked, text: string, size: number): string[] => {
  const stop = { stop_reason: null, stop_sequence: null, usage: usageOf(asked, 1) };
  const pieces = encode(text).map((token) => decode([token]));
  return [
    event("message_start", { message: { ...messageOf(asked), content: [], ...stop } }),
    event("content_block_start", { index: 0, content_block: { type: "text", text: "" } }),
    event("ping", {}),
    ...pieces.map((piece) =>
      event("content_block_delta", { index: 0, delta: { type: "text_delta", text: piece } }),
    ),
    event("content_block_stop", { index: 0 }),
    event("message_delta", {
      delta: { stop_reason: "end_turn", stop_sequence: null },
      usage: { output_tokens: size },
    }),
    event("message_stop", {}),
  ];
};

const event = (type: string, value: object): string =>
  `event: ${type}\ndata: ${JSON.stringify({ type, ...value })}\n\n`;
