import { Mistral } from "@mistralai/mistralai";
import { WEATHER, type Client } from "./client.ts";
import { conforms } from "./conformance.ts";

const ask = (content: string) => ({
  model: "mistral-small-latest",
  messages: [{ role: "user" as const, content }],
});

const tools = [{ type: "function" as const, function: WEATHER }];

const client: Client = {
  name: "@mistralai/mistralai",
  retries: false,
  connect: (origin) => {
    const api = new Mistral({ apiKey: "key", serverURL: `${origin}/mistral` }).chat;
    return {
      plain: (prompt) => api.complete(ask(prompt)),
      stream: (prompt, signal) => api.stream(ask(prompt), signal === undefined ? {} : { signal }),
      tool: (prompt) => api.complete({ ...ask(prompt), tools }),
      streamTool: (prompt) => api.stream({ ...ask(prompt), tools }),
    };
  },
};

conforms(client);
