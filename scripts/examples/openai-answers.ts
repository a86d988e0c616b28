import { encode, decode } from "gpt-tokenizer";
import { completionStream } from "../../src/cli/demo/completion-stream.ts";
import type { Answered, Asked } from "./answer.ts";
import { idOf } from "./id-of.ts";
import { type Reply, replyTo } from "./replies.ts";

const VERSIONS: Readonly<Record<string, string>> = { "gpt-5-mini": "gpt-5-mini-2025-08-07" };

const piecesOf = (text: string): string[] => encode(text).map((token) => decode([token]));

const wordsOf = (reply: Reply): string =>
  "text" in reply ? reply.text : JSON.stringify(reply.call.arguments);

const sizesOf = (asked: Asked, reply: Reply) => ({
  input: encode(asked.text).length,
  output: encode(wordsOf(reply)).length,
});

const messageOf = (reply: Reply, { text }: Asked): object => {
  const base = { role: "assistant", content: "text" in reply ? reply.text : null };
  if ("text" in reply) return { ...base, refusal: null, annotations: [] };
  const { name, arguments: args } = reply.call;
  const call = {
    id: idOf("call_", text, 24),
    type: "function",
    function: { name, arguments: JSON.stringify(args) },
  };
  return { ...base, tool_calls: [call], refusal: null, annotations: [] };
};

/** Answers `POST /v1/chat/completions`; see https://platform.openai.com/docs/api-reference/chat/object. */
export const chatCompletion = (asked: Asked): Answered => {
  const reply = replyTo(asked.last, asked.hasTools);
  const { input, output } = sizesOf(asked, reply);
  const id = idOf("chatcmpl-", asked.text, 29);
  if (asked.stream) {
    const streamed = { id, text: piecesOf(wordsOf(reply)), promptTokens: input, completionTokens: output };
    return { events: completionStream(streamed, asked.model, asked.at).map(({ text }) => text) };
  }
  const json = {
    id,
    object: "chat.completion",
    created: asked.at,
    model: VERSIONS[asked.model] ?? asked.model,
    choices: [
      { index: 0, message: messageOf(reply, asked), finish_reason: "text" in reply ? "stop" : "tool_calls" },
    ],
    usage: {
      prompt_tokens: input,
      completion_tokens: output,
      total_tokens: input + output,
      prompt_tokens_details: { cached_tokens: 0, audio_tokens: 0 },
      completion_tokens_details: { reasoning_tokens: 0, audio_tokens: 0 },
    },
    service_tier: "default",
  };
  return { json };
};

const outputItem = (reply: Reply, { text }: Asked): object => {
  if ("text" in reply) {
    const content = [{ type: "output_text", annotations: [], logprobs: [], text: reply.text }];
    return { id: idOf("msg_", text, 48), type: "message", status: "completed", content, role: "assistant" };
  }
  const { name, arguments: args } = reply.call;
  const call = { type: "function_call", status: "completed", arguments: JSON.stringify(args) };
  return { id: idOf("fc_", text, 48), ...call, call_id: idOf("call_", text, 24), name };
};

/** Answers `POST /v1/responses`; see https://platform.openai.com/docs/api-reference/responses/object. */
export const response = (asked: Asked): Answered => {
  const reply = replyTo(asked.last, asked.hasTools);
  const { input, output } = sizesOf(asked, reply);
  const json = {
    id: idOf("resp_", asked.text, 48),
    object: "response",
    created_at: asked.at,
    status: "completed",
    error: null,
    incomplete_details: null,
    model: VERSIONS[asked.model] ?? asked.model,
    output: [outputItem(reply, asked)],
    parallel_tool_calls: true,
    service_tier: "default",
    store: true,
    usage: {
      input_tokens: input,
      input_tokens_details: { cached_tokens: 0 },
      output_tokens: output,
      output_tokens_details: { reasoning_tokens: 0 },
      total_tokens: input + output,
    },
    metadata: {},
  };
  return { json };
};
