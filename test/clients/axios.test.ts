import { create } from "axios";
import type { Client, Talk } from "./client.ts";
import { conforms } from "./conformance.ts";

type Adapter = "http" | "fetch";

const body = (content: string, stream: boolean) => ({
  model: "gpt-4o",
  stream,
  messages: [{ role: "user", content }],
});

const connectWith =
  (adapter: Adapter) =>
  (origin: string): Talk => {
    const api = create({ baseURL: `${origin}/v1`, adapter });
    return {
      plain: async (prompt) => {
        const { status, statusText, data } = await api.post("/chat/completions", body(prompt, false));
        return { status, statusText, data: data as unknown };
      },
      stream: async (prompt, signal) => {
        const options = { responseType: "stream", ...(signal === undefined ? {} : { signal }) } as const;
        return (await api.post<AsyncIterable<Uint8Array>>("/chat/completions", body(prompt, true), options))
          .data;
      },
    };
  };

for (const adapter of ["http", "fetch"] satisfies Adapter[])
  conforms({
    name: `axios, adapter ${adapter}`,
    retries: false,
    connect: connectWith(adapter),
  } satisfies Client);
