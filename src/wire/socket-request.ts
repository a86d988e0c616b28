import type { HttpRequestEvent } from "@mswjs/interceptors";
import type { Live } from "../answer.ts";
import { setImmediate } from "../real-time.ts";
import { targetOf } from "./connection-target.ts";
import type { Connection } from "./connection.ts";
import { withLiveDispatcher } from "./dispatcher.ts";
import { framed } from "./framing.ts";
import { refusal } from "./guard.ts";
import { HOP_BY_HOP } from "./hop-by-hop.ts";
import { othersListen } from "./msw-internals.ts";
import { socketError } from "./socket-error.ts";
import type { SocketLive } from "./socket-live.ts";
import { empty } from "./swallow.ts";
import { takeUnwanted, type Verdict } from "./verdict.ts";
import type { Route, WireOptions } from "./wire-options.ts";

/** Lets the client see that its request is written: one that is answered before it knows may break off (got does). */
const requestWritten = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));

/** What a request on a socket needs of the wire. */
export interface SocketRequestOptions extends Pick<WireOptions, "route" | "foreign"> {
  readonly ask: (request: Request, live: Live) => Promise<Response>;
  readonly liveOf: (connection: Connection) => SocketLive;
  /** Runs work in the async context of the request's caller. */
  readonly inContext: <T>(work: () => T) => T;
  /** Runs `work` while MSW believes that its responses are listened to; it then gives them a tick later. */
  readonly deferring: (work: () => void) => void;
}

/** Takes on a request that MSW read from a socket, unless it is not ours or someone else mocks it. */
export const takeRequest = (
  { request, controller }: HttpRequestEvent,
  connection: Connection | undefined,
  options: SocketRequestOptions,
): void => {
  const way = options.inContext(() => options.route(addressOf(request)));
  if (way === "pass") {
    if (connection) connection.allowed = true;
    return;
  }
  const unread = othersListen(1) ? request.clone() : request;
  takeUnwanted(controller, (verdict) =>
    options.inContext(() => decide({ request, unread, connection, verdict, way }, options)),
  );
};

/** A request on a socket that is ours to decide. */
interface Taken {
  readonly request: Request;
  /** The same request, whose body nobody has read. */
  readonly unread: Request;
  readonly connection: Connection | undefined;
  readonly verdict: Verdict;
  readonly way: Exclude<Route, "pass">;
}

const decide = async (taken: Taken, options: SocketRequestOptions): Promise<void> => {
  const { request, unread, connection, verdict, way } = taken;
  if (request.method === "CONNECT") return openForClient(taken, options);
  if (isWebSocket(request)) return decideOnWebSocket(taken, options);

  inviteBody(taken);
  const body = unread.body ? new Uint8Array(await unread.arrayBuffer()) : undefined;
  if (way === "swallow") return give(verdict, empty());
  const asked = new Request(request.url, {
    method: request.method,
    headers: [...request.headers].filter(([name]) => !HOP_BY_HOP.has(name) && name !== "host"),
    body: body ?? null,
    signal: request.signal,
  });
  const live: Live = () =>
    connection ? options.liveOf(connection)(request, body) : resent(request.url, asked, body);
  try {
    const response = await options.ask(asked, live);
    await requestWritten();
    give(verdict, response);
  } catch (reason) {
    if (verdict.isOpen()) breakOff(taken, socketError(reason));
  }
};

const addressOf = (request: Request): URL => {
  if (request.method !== "CONNECT") return new URL(request.url);
  return new URL(`${request.url.endsWith(":80") ? "http" : "https"}://${request.url}`);
};

/** Deferred: MSW enters a tunnel it answers at once before the socket it claims for it is connected. */
const openForClient = (
  { request, connection, verdict }: Taken,
  { deferring }: SocketRequestOptions,
): void => {
  if (connection) connection.tunnel = { authority: request.url, headers: request.headers };
  deferring(() => verdict.respond(new Response(null, { status: 200 })));
};

const isWebSocket = (request: Request): boolean =>
  request.headers.get("upgrade")?.toLowerCase() === "websocket";

const decideOnWebSocket = (taken: Taken, { foreign }: SocketRequestOptions): void => {
  const { request, connection, verdict, way } = taken;
  const target = targetOf(new URL(request.url));
  const error = refusal(way === "swallow" ? () => "refuse" : foreign, "websocket", target);
  if (error) return breakOff(taken, error);
  if (connection) connection.allowed = true;
  verdict.pass();
};

/** A client that expects it holds its body back until it is told to go on (RFC 9110, 10.1.1). */
const inviteBody = ({ request, connection }: Taken): void => {
  if (request.headers.get("expect")?.toLowerCase() === "100-continue")
    connection?.raw.push(Buffer.from("HTTP/1.1 100 Continue\r\n\r\n"));
};

const give = (verdict: Verdict, response: Response): void => {
  if (verdict.isOpen()) verdict.respond(framed(response));
  else void response.body?.cancel().catch(() => {});
};

const breakOff = ({ connection, verdict }: Taken, error: Error | undefined): void => {
  verdict.breakOff(error ?? (connection ? undefined : new Error("socket hang up")));
  if (!error) connection?.raw.destroy();
};

/** The way out where no socket is known: the user's own MSW made the request its own. */
const resent = (url: string, { method, headers, signal }: Request, body: Uint8Array | undefined) =>
  withLiveDispatcher(() =>
    fetch(url, {
      method,
      headers,
      signal,
      redirect: "manual",
      body: (body ?? null) as Uint8Array<ArrayBuffer> | null,
    }),
  );
