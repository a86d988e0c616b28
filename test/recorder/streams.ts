import { printFrame, readFrames } from "../../src/formats/aws-event-stream.ts";

/** A provider's way to stream a text in pieces, shaped as on the wire. */
export interface StreamShape {
  readonly name: string;
  readonly contentType: string;
  /** The body that brings `pieces` one after the other. */
  readonly write: (pieces: readonly string[]) => Buffer;
  /** The pieces of a body. */
  readonly read: (body: Buffer) => string[];
}

type Fields = Record<string, unknown>;

const at = (value: unknown, path: string): unknown =>
  path.split(".").reduce<unknown>((inner, key) => (inner as Fields | undefined)?.[key], value);

const events = (text: string): unknown[] =>
  text
    .split(/\r?\n/)
    .filter((line) => line.startsWith("data: {"))
    .map((line) => JSON.parse(line.slice(6)) as unknown);

const strings = (values: readonly unknown[], path: string): string[] =>
  values.map((value) => at(value, path)).filter((value) => typeof value === "string");

const sse = (
  name: string,
  path: string,
  event: (piece: string, index: number) => unknown,
  { eol = "\n", typed = false, end = "" } = {},
): StreamShape => ({
  name,
  contentType: "text/event-stream; charset=utf-8",
  write: (pieces) =>
    Buffer.from(
      `: hello${eol}${eol}` +
        pieces
          .map((piece, index) => {
            const value = event(piece, index) as { type?: string };
            return `${typed ? `event: ${value.type}${eol}` : ""}data: ${JSON.stringify(value)}${eol}${eol}`;
          })
          .join("") +
        end,
    ),
  read: (body) => strings(events(body.toString()), path),
});

const header = (name: string, value: string): Buffer => {
  const text = Buffer.from(value);
  return Buffer.concat([
    Buffer.from([name.length]),
    Buffer.from(name),
    Buffer.from([7, 0, text.length]),
    text,
  ]);
};

const frame = (type: string, payload: unknown): Uint8Array =>
  printFrame({
    headers: Buffer.concat([header(":event-type", type), header(":message-type", "event")]),
    payload: Buffer.from(JSON.stringify(payload)),
  });

const payloads = (body: Buffer): unknown[] =>
  (readFrames(body) ?? []).map(({ payload }) => JSON.parse(Buffer.from(payload).toString()) as unknown);

const inner = (value: unknown): unknown =>
  JSON.parse(Buffer.from(String(at(value, "bytes")), "base64").toString());

/** The streams of the providers, each with a text that comes in pieces. */
export const STREAMS: readonly StreamShape[] = [
  sse(
    "OpenAI chat",
    "choices.0.delta.content",
    (content, index) => ({
      id: "chatcmpl-1",
      object: "chat.completion.chunk",
      model: "gpt-5",
      choices: [{ index: 0, delta: { content }, logprobs: null, finish_reason: null }],
      obfuscation: "aB3".repeat(index % 4),
    }),
    { end: "data: [DONE]\n\n" },
  ),
  sse("OpenAI chat, two answers interleaved", "choices.0.delta.content", (content, index) => ({
    choices: [{ index: index % 2, delta: { content } }],
  })),
  sse("OpenAI chat, arguments of a tool", "choices.0.delta.tool_calls.0.function.arguments", (text) => ({
    choices: [{ index: 0, delta: { tool_calls: [{ index: 0, function: { arguments: text } }] } }],
  })),
  sse(
    "OpenAI Responses",
    "delta",
    (delta, index) => ({
      type: "response.output_text.delta",
      sequence_number: index,
      item_id: "msg_1",
      output_index: 0,
      content_index: 0,
      delta,
      logprobs: [],
    }),
    { typed: true },
  ),
  sse(
    "Anthropic",
    "delta.text",
    (text) => ({ type: "content_block_delta", index: 0, delta: { type: "text_delta", text } }),
    { typed: true },
  ),
  sse(
    "Anthropic, input of a tool",
    "delta.partial_json",
    (text) => ({
      type: "content_block_delta",
      index: 1,
      delta: { type: "input_json_delta", partial_json: text },
    }),
    { typed: true },
  ),
  sse(
    "Gemini",
    "candidates.0.content.parts.0.text",
    (text) => ({ candidates: [{ content: { parts: [{ text }], role: "model" }, index: 0 }] }),
    { eol: "\r\n" },
  ),
  {
    name: "Gemini as a JSON array",
    contentType: "application/json; charset=UTF-8",
    write: (pieces) =>
      Buffer.from(
        `[${pieces.map((text) => JSON.stringify({ candidates: [{ content: { parts: [{ text }] } }] }, null, 2)).join("\n,\r\n")}\n]`,
      ),
    read: (body) => strings(JSON.parse(body.toString()) as unknown[], "candidates.0.content.parts.0.text"),
  },
  {
    name: "Ollama",
    contentType: "application/x-ndjson",
    write: (pieces) =>
      Buffer.from(
        pieces
          .map(
            (content) =>
              `${JSON.stringify({ model: "llama3", message: { role: "assistant", content }, done: false })}\n`,
          )
          .join(""),
      ),
    read: (body) =>
      strings(
        body
          .toString()
          .trim()
          .split("\n")
          .map((line) => JSON.parse(line) as unknown),
        "message.content",
      ),
  },
  {
    name: "Bedrock, base64 inside frames",
    contentType: "application/vnd.amazon.eventstream",
    write: (pieces) =>
      Buffer.concat(
        pieces.map((text, index) => {
          const event = { type: "content_block_delta", index: 0, delta: { type: "text_delta", text } };
          const bytes = Buffer.from(JSON.stringify(event)).toString("base64");
          return frame("chunk", { bytes, p: "abcdefghijklmn".slice(0, index % 14) });
        }),
      ),
    read: (body) => strings(payloads(body).map(inner), "delta.text"),
  },
  {
    name: "Bedrock Converse",
    contentType: "application/vnd.amazon.eventstream",
    write: (pieces) =>
      Buffer.concat(
        pieces.map((text) => frame("contentBlockDelta", { contentBlockIndex: 0, delta: { text }, p: "abc" })),
      ),
    read: (body) => strings(payloads(body), "delta.text"),
  },
];
