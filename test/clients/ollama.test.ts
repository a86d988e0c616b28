import { Ollama } from "ollama";
import { WEATHER, type Client } from "./client.ts";
import { conforms } from "./conformance.ts";

const ask = (content: string) => ({ model: "llama3.2", messages: [{ role: "user", content }] });

const tools = [
  { type: "function", function: { ...WEATHER, parameters: { ...WEATHER.parameters, required: ["city"] } } },
];

const client: Client = {
  name: "ollama",
  retries: false,
  abortsLate: true,
  connect: (host) => {
    const api = new Ollama({ host });
    return {
      plain: (prompt) => api.chat(ask(prompt)),
      stream: async (prompt, signal) => {
        const events = await api.chat({ ...ask(prompt), stream: true });
        signal?.addEventListener("abort", () => events.abort());
        return events;
      },
      tool: (prompt) => api.chat({ ...ask(prompt), tools }),
      streamTool: (prompt) => api.chat({ ...ask(prompt), tools, stream: true }),
    };
  },
};

conforms(client);
