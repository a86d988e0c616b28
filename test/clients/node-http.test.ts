import { once } from "node:events";
import { Agent, request, type IncomingMessage } from "node:http";
import type { Client, Talk } from "./client.ts";
import { conforms } from "./conformance.ts";

const connectWith =
  (agent: Agent | undefined) =>
  (origin: string): Talk => {
    const ask = async (content: string, stream: boolean, signal?: AbortSignal): Promise<IncomingMessage> => {
      const sent = request(`${origin}/v1/chat/completions`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        ...(agent === undefined ? {} : { agent }),
        ...(signal === undefined ? {} : { signal }),
      });
      sent.end(JSON.stringify({ model: "gpt-4o", stream, messages: [{ role: "user", content }] }));
      const [response] = (await once(sent, "response")) as [IncomingMessage];
      if (response.statusCode !== 200)
        throw Object.assign(new Error(await textOf(response)), { status: response.statusCode });
      return response;
    };
    return {
      plain: async (prompt) => textOf(await ask(prompt, false)),
      stream: (prompt, signal) => ask(prompt, true, signal),
    };
  };

const textOf = async (response: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
};

const clients: Client[] = [
  { name: "node:http", retries: false, connect: connectWith(undefined) },
  {
    name: "node:http with a keep-alive agent",
    retries: false,
    connect: connectWith(new Agent({ keepAlive: true })),
  },
];

for (const client of clients) conforms(client);
