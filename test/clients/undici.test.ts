import { Agent, fetch as undiciFetch, request } from "undici";
import type { Client, Talk } from "./client.ts";
import { conforms } from "./conformance.ts";

const fetchWith =
  (send: typeof fetch) =>
  (origin: string): Talk => {
    const ask = async (content: string, stream: boolean, signal?: AbortSignal) => {
      const response = await send(`${origin}/v1/chat/completions`, {
        method: "POST",
        headers: { "content-type": "application/json", authorization: "Bearer key" },
        body: JSON.stringify({ model: "gpt-4o", stream, messages: [{ role: "user", content }] }),
        ...(signal === undefined ? {} : { signal }),
      });
      if (response.status !== 200)
        throw Object.assign(new Error(await response.text()), { status: response.status });
      return response;
    };
    return {
      plain: async (prompt) => (await ask(prompt, false)).text(),
      stream: async (prompt, signal) => (await ask(prompt, true, signal)).body!,
    };
  };

const requestWith =
  (ownAgent: boolean) =>
  (origin: string): Talk => {
    const more = ownAgent ? { dispatcher: new Agent() } : {};
    const ask = async (content: string, stream: boolean, signal?: AbortSignal) => {
      const { statusCode, body } = await request(`${origin}/v1/chat/completions`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ model: "gpt-4o", stream, messages: [{ role: "user", content }] }),
        ...(signal === undefined ? {} : { signal }),
        ...more,
      });
      if (statusCode !== 200) throw Object.assign(new Error(await body.text()), { status: statusCode });
      return body;
    };
    return {
      plain: async (prompt) => (await ask(prompt, false)).text(),
      stream: (prompt, signal) => ask(prompt, true, signal),
    };
  };

const captured = globalThis.fetch;

const clients: Client[] = [
  { name: "global fetch", retries: false, connect: fetchWith((...args) => globalThis.fetch(...args)) },
  { name: "a fetch captured before the session", retries: false, connect: fetchWith(captured) },
  { name: "undici.fetch", retries: false, connect: fetchWith(undiciFetch as unknown as typeof fetch) },
  { name: "undici.request", retries: false, connect: requestWith(false) },
  { name: "undici.request with its own Agent", retries: false, connect: requestWith(true) },
];

for (const client of clients) conforms(client);
