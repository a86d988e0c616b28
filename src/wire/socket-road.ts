import type { HttpRequestEvent } from "@mswjs/interceptors";
import type { Live } from "../answer.ts";
import { isBypassed } from "./bypass.ts";
import type { CarriedContexts } from "./carried-context.ts";
import { type Connection, type ConnectionEvent, keepBack, readConnection } from "./connection.ts";
import { guard } from "./guard.ts";
import { loadSockets } from "./load-msw.ts";
import { beforeConnection, beforeRequest } from "./msw-internals.ts";
import type { OriginRoute } from "./origin-route.ts";
import { type SocketLive, socketLive } from "./socket-live.ts";
import { takeRequest } from "./socket-request.ts";
import type { WireOptions } from "./wire-options.ts";

/** What the socket road needs of the wire it belongs to. */
export interface RoadOptions extends Pick<WireOptions, "route" | "foreign"> {
  readonly ask: (request: Request, live: Live) => Promise<Response>;
  readonly contexts: CarriedContexts;
  readonly routeOf: (target: { host: string; port: number; secure: boolean }) => OriginRoute;
}

/**
 * Answers HTTP/1.1 on the sockets that MSW's interceptor holds. Sockets and requests that are not answered are
 * left to whoever else listens: the user's own MSW, or the network.
 */
export const openSocketRoad = (options: RoadOptions): Disposable => {
  const { HttpRequestInterceptor } = loadSockets();
  const interceptor = new HttpRequestInterceptor();
  const connections = new WeakMap<object, Connection>();
  const lives = new WeakMap<Connection, SocketLive>();
  const taken = new WeakSet<Request>();
  const ended = new AbortController();

  const liveOf = (connection: Connection): SocketLive => {
    const live =
      lives.get(connection) ??
      socketLive(connection, (socket) => connections.get(Reflect.get(socket, "_parent") as object));
    lives.set(connection, live);
    return live;
  };

  const deferring = (work: () => void): void => {
    const listener = (): void => {};
    interceptor.on("response", listener);
    work();
    interceptor.removeListener("response", listener);
  };

  const hold = (event: ConnectionEvent): void => {
    if (isBypassed() || connections.has(event.socket)) return;
    const connection = readConnection(event);
    const way = options.routeOf(connection);
    if (way === "pass") return;
    connections.set(connection.raw, connection).set(connection.server, connection);
    const mayPass = (): boolean =>
      connection.allowed ||
      ended.signal.aborted ||
      (way === "maybe" && !connection.tunnel && !isHttpClient(connection));
    keepBack(event, connection.raw, mayPass);
    guard(connection, way, options.foreign);
  };

  const requested = (event: HttpRequestEvent): void => {
    if (isBypassed() || taken.has(event.request)) return;
    taken.add(event.request);
    const inContext = options.contexts.claim(event.request.headers) ?? ((work) => work());
    const connection = connections.get(initiatorOf(event));
    takeRequest(event, connection, { ...options, liveOf, inContext, deferring });
  };

  interceptor.apply();
  beforeConnection(HttpRequestInterceptor, ended.signal, hold);
  beforeRequest(HttpRequestInterceptor, ended.signal, requested);
  return {
    [Symbol.dispose]: () => {
      ended.abort();
      interceptor.dispose();
    },
  };
};

const isHttpClient = ({ raw }: Connection): boolean => Boolean(Reflect.get(raw, "_httpMessage"));

/** The socket a request came on, or what holds it: a `ClientRequest` where the user's own MSW runs. */
const initiatorOf = ({ initiator }: HttpRequestEvent): object => {
  const holder = initiator as object;
  return (Reflect.get(holder, "socket") as object | undefined) ?? holder;
};
