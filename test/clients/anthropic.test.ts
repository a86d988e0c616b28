import Anthropic from "@anthropic-ai/sdk";
import { WEATHER, type Client } from "./client.ts";
import { conforms } from "./conformance.ts";

const tools: Anthropic.Tool[] = [
  {
    name: WEATHER.name,
    description: WEATHER.description,
    input_schema: { ...WEATHER.parameters, required: ["city"] },
  },
];

const ask = (content: string) => ({
  model: "claude-sonnet-4-5",
  max_tokens: 100,
  messages: [{ role: "user" as const, content }],
});

const messages: Client = {
  name: "@anthropic-ai/sdk",
  retries: true,
  connect: (origin) => {
    const api = new Anthropic({ apiKey: "key", baseURL: origin }).messages;
    return {
      plain: (prompt) => api.create(ask(prompt)),
      stream: (prompt, signal) =>
        api.create({ ...ask(prompt), stream: true }, signal === undefined ? {} : { signal }),
      tool: (prompt) => api.create({ ...ask(prompt), tools }),
      streamTool: (prompt) => api.create({ ...ask(prompt), tools, stream: true }),
    };
  },
};

const helper: Client = {
  name: "@anthropic-ai/sdk, the stream helper",
  retries: true,
  connect: (origin) => {
    const api = new Anthropic({ apiKey: "key", baseURL: origin }).messages;
    return {
      plain: (prompt) => api.stream(ask(prompt)).finalMessage(),
      stream: (prompt, signal) => api.stream(ask(prompt), signal === undefined ? {} : { signal }),
    };
  },
};

for (const client of [messages, helper]) conforms(client);
