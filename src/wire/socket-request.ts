import type { HttpRequestEvent } from "@mswjs/interceptors";
import type { Live } from "../answer.ts";
import type { Connection } from "./connection.ts";
import { withLiveDispatcher } from "./dispatcher.ts";
import { framed } from "./framing.ts";
import { refusal } from "./guard.ts";
import { socketError } from "./socket-error.ts";
import { HOP_BY_HOP, type SocketLive } from "./socket-live.ts";
import { empty } from "./swallow.ts";
import type { Route, WireOptions } from "./wire-options.ts";

/** Taken at import, so that fake timers of a test do not hold an answer back. */
const { setImmediate } = globalThis;

/** Lets the client see that its request is written: one that is answered before it knows may break off (got does). */
const requestWritten = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));

/** What a request on a socket needs of the wire. */
export interface SocketRequestOptions extends Pick<WireOptions, "route" | "foreign"> {
  readonly ask: (request: Request, live: Live) => Promise<Response>;
  readonly liveOf: (connection: Connection) => SocketLive;
  /** Runs `work` while MSW believes that someone listens to its responses, which it then gives a tick later. */
  readonly deferring: (work: () => void) => void;
}

/** Answers one request that MSW read from a socket, or leaves it to whoever else listens. */
export const answerOnSocket = async (
  event: HttpRequestEvent,
  connection: Connection | undefined,
  options: SocketRequestOptions,
): Promise<void> => {
  const { request, controller } = event;
  const way = options.route(addressOf(request));
  if (way === "pass") return letPass(connection);
  if (request.method === "CONNECT") return openForClient(event, connection, options);
  if (isWebSocket(request)) return decideOnWebSocket(event, connection, way, options);

  const body = request.body ? new Uint8Array(await request.arrayBuffer()) : undefined;
  if (way === "swallow") return give(event, empty());
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
    give(event, response);
  } catch (reason) {
    if (controller.readyState === PENDING) breakOff(event, connection, socketError(reason));
  }
};

const PENDING = 0;

const addressOf = (request: Request): URL => {
  if (request.method !== "CONNECT") return new URL(request.url);
  return new URL(`${request.url.endsWith(":80") ? "http" : "https"}://${request.url}`);
};

const letPass = (connection: Connection | undefined): void => {
  if (connection) connection.allowed = true;
};

/** Deferred: MSW enters a tunnel it answers at once before the socket it claims for it is connected. */
const openForClient = (
  { request, controller }: HttpRequestEvent,
  connection: Connection | undefined,
  { deferring }: SocketRequestOptions,
): void => {
  if (connection) connection.tunnel = { authority: request.url, headers: request.headers };
  deferring(() => controller.respondWith(new Response(null, { status: 200 })));
};

const isWebSocket = (request: Request): boolean =>
  request.headers.get("upgrade")?.toLowerCase() === "websocket";

const decideOnWebSocket = (
  event: HttpRequestEvent,
  connection: Connection | undefined,
  way: Route,
  { foreign }: SocketRequestOptions,
): void => {
  const { hostname, port, protocol } = new URL(event.request.url);
  const target = { host: hostname, port: Number(port) || (protocol === "https:" ? 443 : 80) };
  const error = refusal(way === "swallow" ? () => "refuse" : foreign, "websocket", target);
  if (error) breakOff(event, connection, error);
  else letPass(connection);
};

const give = ({ controller }: HttpRequestEvent, response: Response): void => {
  if (controller.readyState === PENDING) controller.respondWith(framed(response));
  else void response.body?.cancel().catch(() => {});
};

const breakOff = (
  { controller }: HttpRequestEvent,
  connection: Connection | undefined,
  error: Error | undefined,
): void => {
  controller.errorWith(error ?? (connection ? undefined : new Error("socket hang up")));
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
