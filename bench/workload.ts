import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** How many distinct requests one run sends. */
export const REQUESTS = 1_000;

const WORDS =
  "the refund policy of this shop allows returns within thirty days of purchase when unused ".repeat(20);

/** The body of request `index`: a chat request of about 1.3 KB, no two alike. */
export const requestBody = (index: number): string =>
  JSON.stringify({
    model: "gpt-4o-mini",
    temperature: 0.2,
    messages: [
      { role: "system", content: `You are support agent ${index}.` },
      { role: "user", content: WORDS.slice(0, 1_100) },
    ],
  });

/** The answer to it: a chat completion of about 2 KB. */
const responseBody = (received: string): string =>
  JSON.stringify({
    id: `chatcmpl-${received.length}-${received.slice(90, 110)}`,
    object: "chat.completion",
    created: 1_760_000_000,
    model: "gpt-4o-mini-2024-07-18",
    choices: [
      { index: 0, message: { role: "assistant", content: WORDS.slice(0, 1_750) }, finish_reason: "stop" },
    ],
    usage: { prompt_tokens: 260, completion_tokens: 340, total_tokens: 600 },
  });

/** A local server that answers chat requests; `close` stops it. */
export const startUpstream = async (): Promise<{ origin: string; close: () => void }> => {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      response.writeHead(200, { "content-type": "application/json", "x-request-id": "req_1" });
      response.end(responseBody(Buffer.concat(chunks).toString()));
    });
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const { port } = server.address() as AddressInfo;
  return { origin: `http://127.0.0.1:${port}`, close: () => server.close() };
};

/** Sends the requests `from`..`to` one after the other and reads each answer as JSON, as an SDK does. */
export const sendAll = async (
  send: (
    url: string,
    init: { method: string; headers: Record<string, string>; body: string },
  ) => Promise<{
    json(): Promise<unknown>;
  }>,
  origin: string,
  to: number,
  from = 0,
): Promise<void> => {
  for (let index = from; index < to; index++) {
    const response = await send(`${origin}/v1/chat/completions`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: "Bearer bench" },
      body: requestBody(index),
    });
    await response.json();
  }
};
