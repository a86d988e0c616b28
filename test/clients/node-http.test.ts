import { once } from "node:events";
import { Agent, request, type IncomingMessage } from "node:http";
import { Agent as SecureAgent, request as secureRequest } from "node:https";
import { chatBody, type Talk } from "./client.ts";
import { conforms } from "./conformance.ts";
import { CERTIFICATE } from "./fixtures/upstream.ts";

const connectWith =
  (send: typeof request, agent?: Agent) =>
  (origin: string): Talk => {
    const ask = async (content: string, stream: boolean, signal?: AbortSignal): Promise<IncomingMessage> => {
      const sent = send(`${origin}/v1/chat/completions`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        ...(agent === undefined ? {} : { agent }),
        ...(signal === undefined ? {} : { signal }),
      });
      sent.end(JSON.stringify(chatBody(content, stream)));
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

const keepAlive = connectWith(request, new Agent({ keepAlive: true }));
const trusting = connectWith(secureRequest, new SecureAgent({ ca: CERTIFICATE }));
const trustingKeepAlive = connectWith(secureRequest, new SecureAgent({ ca: CERTIFICATE, keepAlive: true }));

conforms({ name: "node:http", retries: false, connect: connectWith(request) });
conforms({ name: "node:http with a keep-alive agent", retries: false, connect: keepAlive });
conforms({ name: "node:https", retries: false, secure: true, connect: trusting });
conforms({
  name: "node:https with a keep-alive agent",
  retries: false,
  secure: true,
  connect: trustingKeepAlive,
});
