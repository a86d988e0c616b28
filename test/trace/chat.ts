import type { Interaction } from "../../src/cassette/cassette.ts";
import type { JsonValue } from "../../src/formats/json.ts";
import { interaction } from "../session/interaction.ts";

/** A chat completion of a test. */
export interface Chat {
  /** When it was sent, in milliseconds. */
  readonly at?: number;
  readonly ms?: number;
  readonly span?: string;
  readonly role?: Interaction["role"];
  readonly model?: string;
  readonly messages?: readonly JsonValue[];
  /** The answer's message; default: one that says `Hello`. */
  readonly message?: JsonValue;
  readonly usage?: JsonValue | null;
  readonly id?: string;
  readonly status?: number;
  readonly headers?: Interaction["request"]["headers"];
}

const answerOf = ({ model = "gpt-4o", message, usage, id = "chatcmpl-1", status = 200 }: Chat): JsonValue => {
  if (status >= 400) return { error: { type: "server_error", message: "try again" } };
  return {
    id,
    model: `${model}-2024-08-06`,
    choices: [{ message: message ?? { role: "assistant", content: "Hello" }, finish_reason: "stop" }],
    ...(usage === null ? {} : { usage: usage ?? { prompt_tokens: 100, completion_tokens: 10 } }),
  };
};

/** A chat completion as it went over the wire. */
export const chat = (given: Chat = {}): Interaction => {
  const { at = 0, ms = 100, span, role = "app", model = "gpt-4o", status = 200, headers = [] } = given;
  const messages = given.messages ?? [{ role: "user", content: "Hi" }];
  return interaction({
    recordedAt: new Date(Date.parse("2026-01-02T03:04:05.000Z") + at).toISOString(),
    role,
    request: {
      method: "POST",
      url: "https://api.openai.com/v1/chat/completions",
      headers: [],
      body: { json: { model, messages, temperature: 0.5 } },
    },
    response: { status, statusText: "", headers, body: { json: answerOf(given) } },
    timing: { headers: ms / 2, chunks: [ms], end: ms },
    ...(span !== undefined && { span }),
  });
};
