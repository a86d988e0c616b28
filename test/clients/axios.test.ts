import { Agent } from "node:https";
import { create } from "axios";
import { chatBody, type Talk } from "./client.ts";
import { conforms } from "./conformance.ts";
import { CERTIFICATE } from "./fixtures/upstream.ts";

type Adapter = "http" | "fetch";

const httpsAgent = new Agent({ ca: CERTIFICATE, keepAlive: true });

const connectWith =
  (adapter: Adapter) =>
  (origin: string): Talk => {
    const api = create({ baseURL: `${origin}/v1`, adapter, httpsAgent });
    return {
      plain: async (prompt) => {
        const { status, statusText, data } = await api.post("/chat/completions", chatBody(prompt, false));
        return { status, statusText, data: data as unknown };
      },
      stream: async (prompt, signal) => {
        const options = { responseType: "stream", ...(signal === undefined ? {} : { signal }) } as const;
        return (
          await api.post<AsyncIterable<Uint8Array>>("/chat/completions", chatBody(prompt, true), options)
        ).data;
      },
    };
  };

conforms({ name: "axios, adapter http", retries: false, connect: connectWith("http") });
conforms({
  name: "axios, adapter http, over TLS",
  retries: false,
  secure: true,
  connect: connectWith("http"),
});
conforms({ name: "axios, adapter fetch", retries: false, connect: connectWith("fetch") });
