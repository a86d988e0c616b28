import OpenAI from "openai";
import { WEATHER, type Client } from "./client.ts";
import { conforms } from "./conformance.ts";

const connectTo = (origin: string) => new OpenAI({ apiKey: "key", baseURL: `${origin}/v1` });

const user = (content: string) => [{ role: "user" as const, content }];

const chat: Client = {
  name: "openai, chat completions",
  retries: true,
  connect: (origin) => {
    const { completions } = connectTo(origin).chat;
    const tools = [{ type: "function" as const, function: { ...WEATHER, strict: true } }];
    const streaming = { model: "gpt-4o", stream: true, stream_options: { include_usage: true } } as const;
    return {
      plain: (prompt) => completions.create({ model: "gpt-4o", messages: user(prompt) }),
      stream: (prompt, signal) =>
        completions.create({ ...streaming, messages: user(prompt) }, signal === undefined ? {} : { signal }),
      tool: (prompt) => completions.create({ model: "gpt-4o", messages: user(prompt), tools }),
      streamTool: (prompt) => completions.create({ ...streaming, messages: user(prompt), tools }),
    };
  },
};

const responses: Client = {
  name: "openai, responses",
  retries: true,
  connect: (origin) => {
    const api = connectTo(origin).responses;
    const tools = [{ type: "function" as const, ...WEATHER, strict: true }];
    const streaming = { model: "gpt-5", stream: true } as const;
    return {
      plain: (input) => api.create({ model: "gpt-5", input }),
      stream: (input, signal) => api.create({ ...streaming, input }, signal === undefined ? {} : { signal }),
      tool: (input) => api.create({ model: "gpt-5", input, tools }),
      streamTool: (input) => api.create({ ...streaming, input, tools }),
    };
  },
};

const helper: Client = {
  name: "openai, the stream helper of chat completions",
  retries: true,
  connect: (origin) => {
    const { completions } = connectTo(origin).chat;
    return {
      plain: (prompt) =>
        completions.stream({ model: "gpt-4o", messages: user(prompt) }).finalChatCompletion(),
      stream: (prompt, signal) =>
        completions.stream(
          { model: "gpt-4o", messages: user(prompt) },
          signal === undefined ? {} : { signal },
        ),
    };
  },
};

const embeddings: Client = {
  name: "openai, embeddings",
  retries: true,
  mark: "0.0928",
  connect: (origin) => ({
    plain: (input) => connectTo(origin).embeddings.create({ model: "text-embedding-3-small", input }),
  }),
};

for (const client of [chat, responses, helper, embeddings]) conforms(client);
