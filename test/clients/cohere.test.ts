import { CohereClientV2 } from "cohere-ai";
import { WEATHER, type Client } from "./client.ts";
import { conforms } from "./conformance.ts";

const ask = (content: string) => ({
  model: "command-a-03-2025",
  messages: [{ role: "user" as const, content }],
});

const tools = [{ type: "function" as const, function: WEATHER }];

const client: Client = {
  name: "cohere-ai",
  retries: true,
  connect: (baseUrl) => {
    const api = new CohereClientV2({ token: "key", baseUrl });
    return {
      plain: (prompt) => api.chat(ask(prompt)),
      stream: (prompt, abortSignal) =>
        api.chatStream(ask(prompt), abortSignal === undefined ? {} : { abortSignal }),
      tool: (prompt) => api.chat({ ...ask(prompt), tools }),
      streamTool: (prompt) => api.chatStream({ ...ask(prompt), tools }),
    };
  },
};

conforms(client);
