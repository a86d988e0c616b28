import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as after } from "node:timers/promises";
import type { Send } from "./contenders/contender.ts";

/** How many distinct requests one run sends. */
export const REQUESTS = 1_000;
/** How many events a stream has. */
export const EVENTS = 200;

const WORDS =
  "the refund policy of this shop allows returns within thirty days of purchase when unused ".repeat(20);

/** No two alike, and none a part of another. */
const nameOf = (index: number): string => `order ${String(index).padStart(6, "0")};`;

/** The body of request `index`: a chat request of about 1.3 KB, no two alike; it is answered after `wait` milliseconds. */
export const requestBody = (
  index: number,
  more: { stream?: true; events?: number; wait?: number } = {},
): string =>
  JSON.stringify({
    model: "gpt-4o-mini",
    temperature: 0.2,
    messages: [
      { role: "system", content: "You are a support agent." },
      { role: "user", content: `${nameOf(index)} ${WORDS.slice(0, 1_100)}` },
    ],
    ...more,
  });

/** What is answered to a request: it names the last order that was named, or the last tool's result. */
const answerTo = (sent: string): string =>
  `about ${/.*(order \d{6};)/s.exec(sent)?.[1] ?? "nothing"} ${WORDS.slice(0, 1_750)}`;

/** What the answer to request `index` says. */
export const expectedAnswer = (index: number): string => answerTo(nameOf(index));

const USAGE = { prompt_tokens: 260, completion_tokens: 340, total_tokens: 600 };
const head = (object: string) => ({
  id: "chatcmpl-1",
  object,
  created: 1_760_000_000,
  model: "gpt-4o-mini-2024-07-18",
});

const completion = (sent: string): string =>
  JSON.stringify({
    ...head("chat.completion"),
    choices: [{ index: 0, message: { role: "assistant", content: answerTo(sent) }, finish_reason: "stop" }],
    usage: USAGE,
  });

/** The events of an answer that is streamed: {@link EVENTS}, or as many as the request asks for. */
const eventsOf = (sent: string): string[] => {
  const text = answerTo(sent);
  const count = Number(/"events":(\d+)/.exec(sent)?.[1] ?? EVENTS) - 2;
  const size = Math.ceil(text.length / count);
  const deltas = Array.from({ length: count }, (_, at) => ({
    index: 0,
    delta: { content: text.slice(at * size, (at + 1) * size) },
    finish_reason: at === count - 1 ? "stop" : null,
  }));
  const lines = deltas.map((choice) => ({ ...head("chat.completion.chunk"), choices: [choice] }));
  const last = { ...head("chat.completion.chunk"), choices: [], usage: USAGE };
  return [...[...lines, last].map((line) => `data: ${JSON.stringify(line)}\n\n`), "data: [DONE]\n\n"];
};

const respond = async (sent: string, pause: number, response: ServerResponse): Promise<void> => {
  if (!sent.includes('"stream":true')) {
    const wait = /"wait":(\d+)/.exec(sent)?.[1];
    if (wait !== undefined) await after(Number(wait));
    response.writeHead(200, { "content-type": "application/json", "x-request-id": "req_1" });
    response.end(completion(sent));
    return;
  }
  response.writeHead(200, { "content-type": "text/event-stream", "x-request-id": "req_1" });
  response.socket?.setNoDelay(true);
  for (const event of eventsOf(sent)) {
    response.write(event);
    await after(pause);
  }
  response.end();
};

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
};

/** A local server that answers chat requests, `pause` ms between two events of a stream; `close` stops it. */
export const startUpstream = async (pause = 2): Promise<{ origin: string; close: () => void }> => {
  const server = createServer(async (request, response) => {
    await respond(await bodyOf(request), pause, response);
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
};

/** Sends one body as an SDK does. */
export const post = (send: Send, origin: string, body: string): ReturnType<Send> =>
  send(`${origin}/v1/chat/completions`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: "Bearer bench" },
    body,
  });

/** Sends the requests `from`..`to` one after the other and reads each answer as JSON, as an SDK does. */
export const sendAll = async (send: Send, origin: string, to: number, from = 0): Promise<void> => {
  for (let index = from; index < to; index++) await (await post(send, origin, requestBody(index))).json();
};
