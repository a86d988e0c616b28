import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { completionStream, type TimedEvent } from "./completion-stream.ts";
import { REPLIES } from "./conversation.ts";

/** A local server that talks as api.openai.com does. */
export interface Upstream extends AsyncDisposable {
  /** What a client takes as its base URL. */
  readonly url: string;
}

/** Starts the demo's API on loopback; `pace` multiplies the waits between events (default 1, 0 for none). */
export const startUpstream = async (pace = 1): Promise<Upstream> => {
  const server = createServer((request, response) => {
    void respond(request, response, pace).catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(0, "127.0.0.1", resolve);
  });
  const bound = server.address();
  const port = typeof bound === "object" && bound ? bound.port : 0;
  return {
    url: `http://127.0.0.1:${port}/v1`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
};

const respond = async (request: IncomingMessage, response: ServerResponse, pace: number): Promise<void> => {
  const asked = JSON.parse(await textOf(request)) as { model: string; messages: readonly { role: string }[] };
  // Two turns, the first with a tool: the requests hold 2, 4 and 6 messages.
  const reply = REPLIES[asked.messages.length / 2 - 1];
  if (!reply) {
    response.writeHead(400, { "content-type": "application/json" });
    response.end(
      JSON.stringify({ error: { message: "The demo knows three requests.", type: "invalid_request_error" } }),
    );
    return;
  }
  const now = Date.now();
  response.writeHead(200, headers(reply.id, new Date(now)));
  response.flushHeaders();
  const events = completionStream(reply, asked.model, Math.floor(now / 1000));
  for (const { after, text } of bursts(events)) {
    await sleep(after * pace);
    response.write(text);
  }
  response.end();
};

/** Joins events that follow at once: the network delivers them in one piece. */
const bursts = (events: readonly TimedEvent[]): TimedEvent[] => {
  const joined: TimedEvent[] = [];
  for (const event of events) {
    const last = joined.at(-1);
    if (last && event.after <= 1) joined[joined.length - 1] = { ...last, text: last.text + event.text };
    else joined.push(event);
  }
  return joined;
};

const headers = (id: string, date: Date): Record<string, string | string[]> => ({
  date: date.toUTCString(),
  "content-type": "text/event-stream; charset=utf-8",
  "access-control-expose-headers": "X-Request-ID",
  "openai-organization": "the-bookshop",
  "openai-processing-ms": "386",
  "openai-version": "2020-10-01",
  "x-ratelimit-limit-requests": "5000",
  "x-ratelimit-limit-tokens": "4000000",
  "x-ratelimit-remaining-requests": "4999",
  "x-ratelimit-remaining-tokens": "3999967",
  "x-ratelimit-reset-requests": "12ms",
  "x-ratelimit-reset-tokens": "0s",
  "x-request-id": `req_${Buffer.from(id).toString("hex").slice(-32)}`,
  "strict-transport-security": "max-age=31536000; includeSubDomains; preload",
  "set-cookie": `_cfuvid=${id.slice(-12)}; path=/; domain=.api.openai.com; HttpOnly; Secure; SameSite=None`,
  "x-content-type-options": "nosniff",
  "alt-svc": 'h3=":443"; ma=86400',
  server: "cloudflare",
  "cf-cache-status": "DYNAMIC",
  "cf-ray": "9a81c5e0d7b3f214-FRA",
});

const textOf = async (request: IncomingMessage): Promise<string> => {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  return Buffer.concat(pieces).toString();
};
