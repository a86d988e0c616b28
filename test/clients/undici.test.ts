import { Agent, fetch as undiciFetch, request } from "undici";
import { chatBody, type Client, type Talk } from "./client.ts";
import { conforms } from "./conformance.ts";
import { CERTIFICATE } from "./fixtures/upstream.ts";

const fetchWith =
  (send: typeof fetch) =>
  (origin: string): Talk => {
    const ask = async (content: string, stream: boolean, signal?: AbortSignal) => {
      const response = await send(`${origin}/v1/chat/completions`, {
        method: "POST",
        headers: { "content-type": "application/json", authorization: "Bearer key" },
        body: JSON.stringify(chatBody(content, stream)),
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
  (dispatcher?: Agent) =>
  (origin: string): Talk => {
    const more = dispatcher === undefined ? {} : { dispatcher };
    const ask = async (content: string, stream: boolean, signal?: AbortSignal) => {
      const { statusCode, body } = await request(`${origin}/v1/chat/completions`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(chatBody(content, stream)),
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
  { name: "undici.request", retries: false, connect: requestWith() },
  { name: "undici.request with its own Agent", retries: false, connect: requestWith(new Agent()) },
  {
    name: "undici.request over TLS",
    retries: false,
    secure: true,
    connect: requestWith(new Agent({ connect: { ca: CERTIFICATE } })),
  },
];

for (const client of clients) conforms(client);
