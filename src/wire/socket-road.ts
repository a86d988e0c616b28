import type { HttpRequestEvent } from "@mswjs/interceptors";
import type { Live } from "../answer.ts";
import { isBypassed } from "./bypass.ts";
import type { CarriedContexts } from "./carried-context.ts";
import { type Connection, type ConnectionEvent, keepBack, readConnection } from "./connection.ts";
import { guard } from "./guard.ts";
import { loadSockets } from "./load-msw.ts";
import type { OriginRoute } from "./origin-route.ts";
import { type SocketLive, socketLive } from "./socket-live.ts";
import { answerOnSocket } from "./socket-request.ts";
import type { WireOptions } from "./wire-options.ts";

/** What the socket road needs of the wire it belongs to. */
export interface RoadOptions extends Pick<WireOptions, "route" | "foreign"> {
  readonly ask: (request: Request, live: Live) => Promise<Response>;
  readonly contexts: CarriedContexts;
  readonly routeOf: (target: { host: string; port: number; secure: boolean }) => OriginRoute;
}

/** The sockets that MSW's interceptor holds. */
export interface SocketRoad extends Disposable {
  /** Tells whether the user's own MSW, too, wants to see the process's sockets. */
  isShared(): boolean;
}

/**
 * Answers HTTP/1.1 on the sockets that MSW's interceptor holds. Sockets and requests that are not answered are
 * left to whoever else listens: the user's own MSW, or the network.
 */
export const openSocketRoad = (options: RoadOptions): SocketRoad => {
  const { HttpRequestInterceptor, SocketInterceptor } = loadSockets();
  const connections = new WeakMap<object, Connection>();
  const lives = new WeakMap<Connection, SocketLive>();
  const ended = new AbortController();

  const liveOf = (connection: Connection): SocketLive => {
    const live =
      lives.get(connection) ??
      socketLive(connection, (socket) => connections.get(Reflect.get(socket, "_parent") as object));
    lives.set(connection, live);
    return live;
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

  const requested = (event: HttpRequestEvent): Promise<void> | void => {
    if (isBypassed()) return;
    const context = options.contexts.claim(event.request.headers);
    const connection = connections.get(initiatorOf(event));
    const work = (): Promise<void> => answerOnSocket(event, connection, { ...options, liveOf, deferring });
    return context ? context(work) : work();
  };

  const interceptor = new HttpRequestInterceptor();
  const deferring = (work: () => void): void => {
    const listener = (): void => {};
    interceptor.on("response", listener);
    work();
    interceptor.removeListener("response", listener);
  };
  interceptor.apply();
  interceptor.on("request", requested);
  const sockets = SocketInterceptor.singleton(SocketInterceptor);
  beforeEmit(sockets, ended.signal, (event) => {
    if (event.type === "connection") hold(event);
  });

  return {
    isShared: () => isShared(sockets),
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

interface Emitting {
  readonly emitter: {
    readonly hooks: {
      on(
        hook: "beforeEmit",
        listener: (event: ConnectionEvent & { readonly type: string }) => void,
        options: { signal: AbortSignal },
      ): void;
    };
  };
}

/**
 * Hears of a socket before MSW does. A listener of our own would be called a tick later, when the client's first
 * request may have been read already.
 */
const beforeEmit = (
  source: object,
  signal: AbortSignal,
  listener: (event: ConnectionEvent & { readonly type: string }) => void,
): void => (source as Emitting).emitter.hooks.on("beforeEmit", listener, { signal });

interface Listened {
  listenerCount(type: string): number;
}

/** Every copy of MSW in the process that is of this version listens to the same two sources. */
const isShared = (sockets: { listenerCount(type: "connection"): number }): boolean => {
  const registry = Reflect.get(globalThis, "__MSW_INTERCEPTORS_REGISTRY") as
    Map<symbol, Listened> | undefined;
  const requests = registry?.get(Symbol.for("node-http-request-source"));
  return sockets.listenerCount("connection") > 1 || (requests?.listenerCount("request") ?? 0) > 1;
};
