import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { HOP_BY_HOP } from "../hop-by-hop.ts";
import { type Delivery, deliver } from "./deliver.ts";
import { answerTunnels, type DecideTunnel } from "./tunnels.ts";

/** A request as it came in. */
export interface Asked {
  readonly method: string;
  /** What stood in the request line, as it was written; it begins with `/`, unless the client took us for a proxy. */
  readonly target: string;
  /** The header lines as they were written, less those of the connection and `host`. */
  readonly lines: () => [name: string, value: string][];
  /** Gives the value of a header, its name in lower case; of repeated lines as `node:http` joins them. */
  readonly header: (name: string) => string | undefined;
  /** Reads the body whole; `undefined` where the request has none. It rejects where the client leaves before its end. */
  readonly body: () => Promise<Uint8Array<ArrayBuffer> | undefined>;
  /** Fires when the client leaves before it has its answer. */
  readonly signal: AbortSignal;
}

/** What is given to a request. */
export interface Reply {
  readonly response: Response;
  /** Is told what the client got of it. */
  readonly delivered?: (delivery: Delivery) => void;
}

/** What a server is started with. */
export interface ListenOptions {
  /** Default: loopback, 127.0.0.1. */
  readonly host?: string;
  /** Default: a free one. */
  readonly port?: number;
  /** Gives the reply to a request. A rejection breaks the connection off, as a network that fails does. */
  readonly handle: (asked: Asked) => Promise<Reply>;
  /** Decides about tunnels; absent: a client that asks for one is cut off. */
  readonly tunnel?: DecideTunnel;
  /** How long a client may take for the head of a request, in milliseconds; default: a minute. */
  readonly headMs?: number;
}

/** A server that listens. Disposing it takes no more requests, and cuts off those that are open. */
export interface Listening extends AsyncDisposable {
  readonly host: string;
  readonly port: number;
  /** Takes no more connections, and waits for the requests that are open, at most `ms` milliseconds. */
  readonly drain: (ms: number) => Promise<void>;
}

/** How long a connection stays open between two requests, in milliseconds; clients keep theirs for less. */
const KEPT_MS = 120_000;
const HEAD_MS = 60_000;

/**
 * Listens for HTTP/1.1 and answers each request with what `handle` gives, chunk by chunk. An upgrade is not entered
 * into: such a request comes as any other, since the `h2c` that some clients offer first must not fail.
 *
 * @throws the system's error where it cannot listen, such as EADDRINUSE.
 */
export const listen = async ({
  host = "127.0.0.1",
  port = 0,
  handle,
  tunnel,
  headMs = HEAD_MS,
}: ListenOptions): Promise<Listening> => {
  const open = new Set<Promise<void>>();
  // Without a limit for whole requests, node:http has none for their heads either, unless it is named.
  const limits = { requestTimeout: 0, headersTimeout: headMs, connectionsCheckingInterval: headMs / 2 };
  const server = createServer({ keepAliveTimeout: KEPT_MS, ...limits }, (message, response) => {
    const work = answerOne(message, response, handle).finally(() => open.delete(work));
    open.add(work);
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(port, host, resolve);
  });
  const tunnels = tunnel && answerTunnels(server, tunnel);
  const closed = new Promise<void>((resolve) => server.once("close", resolve));
  const stop = (): void => {
    server.close();
    server.closeIdleConnections();
  };
  return {
    host,
    port: (server.address() as AddressInfo).port,
    drain: async (ms) => {
      stop();
      await atMost(ms, Promise.all(open));
    },
    [Symbol.asyncDispose]: async () => {
      stop();
      server.closeAllConnections();
      tunnels?.[Symbol.dispose]();
      await closed;
    },
  };
};

const atMost = async (ms: number, work: Promise<unknown>): Promise<void> => {
  const limit = Promise.withResolvers<void>();
  const timer = setTimeout(limit.resolve, ms);
  await Promise.race([work, limit.promise]);
  clearTimeout(timer);
};

const answerOne = async (
  message: IncomingMessage,
  response: ServerResponse,
  handle: ListenOptions["handle"],
): Promise<void> => {
  const leaving = new AbortController();
  response.once("close", () => {
    if (!response.writableFinished) leaving.abort(new DOMException("The client left.", "AbortError"));
  });
  try {
    const reply = await handle(askedOf(message, leaving.signal));
    const delivery = await deliver(reply.response, response);
    reply.delivered?.(delivery);
  } catch {
    response.destroy();
  }
};

const askedOf = (message: IncomingMessage, signal: AbortSignal): Asked => ({
  method: message.method ?? "GET",
  target: message.url ?? "/",
  lines: () => linesOf(message.rawHeaders),
  header: (name) => {
    const value = message.headers[name];
    return Array.isArray(value) ? value.join(", ") : value;
  },
  body: () => bodyOf(message),
  signal,
});

const linesOf = (raw: readonly string[]): [string, string][] => {
  const lines: [string, string][] = [];
  for (let at = 0; at + 1 < raw.length; at += 2) {
    const [name = "", value = ""] = raw.slice(at, at + 2);
    if (!HOP_BY_HOP.has(name.toLowerCase()) && name.toLowerCase() !== "host") lines.push([name, value]);
  }
  return lines;
};

const bodyOf = async (message: IncomingMessage): Promise<Uint8Array<ArrayBuffer> | undefined> => {
  const { "content-length": length, "transfer-encoding": coding } = message.headers;
  if (coding === undefined && (length === undefined || length === "0")) return undefined;
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return new Uint8Array(Buffer.concat(chunks));
};
