import type { HttpRequestInterceptor } from "@mswjs/interceptors/http";

/**
 * What we read of MSW beside its documented surface; its version is pinned for that. A listener of our own would
 * be called after, or not at all: too late for a socket whose first request is read already, and never for a
 * request that the user's own MSW has refused for want of a handler.
 */
interface Source {
  listenerCount(type: string): number;
  readonly emitter: {
    readonly hooks: {
      on(hook: "beforeEmit", listener: (event: Emitted) => void, options: { signal: AbortSignal }): void;
    };
  };
}

interface Emitted {
  readonly type: string;
}

const REQUESTS = Symbol.for("node-http-request-source");
const SOCKETS = Symbol.for("socket-interceptor");

/** Hears of each intercepted socket before MSW does; once for every listener there is. */
export const beforeConnection = <E>(
  interceptor: typeof HttpRequestInterceptor,
  signal: AbortSignal,
  listener: (event: E) => void,
): void => hear(singleton(interceptor, SOCKETS), "connection", signal, listener);

/** Hears of each request on a socket before MSW's listeners do; once for every listener there is. */
export const beforeRequest = <E>(
  interceptor: typeof HttpRequestInterceptor,
  signal: AbortSignal,
  listener: (event: E) => void,
): void => hear(singleton(interceptor, REQUESTS), "request", signal, listener);

/**
 * Tells whether the user's own MSW listens too. Every copy of this version in the process shares the two sources.
 *
 * @param ours how many of their listeners are ours: none until the interceptor was applied, then one each.
 */
export const othersListen = (ours: 0 | 1): boolean => {
  const registry = Reflect.get(globalThis, "__MSW_INTERCEPTORS_REGISTRY") as Map<symbol, Source> | undefined;
  if (!registry) return false;
  const requests = registry.get(REQUESTS)?.listenerCount("request") ?? 0;
  const connections = registry.get(SOCKETS)?.listenerCount("connection") ?? 0;
  return requests > ours || connections > ours;
};

const hear = <E>(source: Source, type: string, signal: AbortSignal, listener: (event: E) => void): void =>
  source.emitter.hooks.on(
    "beforeEmit",
    (event) => {
      if (event.type === type) listener(event as E);
    },
    { signal },
  );

/** The source that an applied interceptor made, in whatever realm it was loaded. */
const singleton = (interceptor: typeof HttpRequestInterceptor, name: symbol): Source => {
  const any = Object.defineProperties(() => {}, {
    symbol: { value: name },
    [Symbol.hasInstance]: { value: () => true },
  });
  return interceptor.singleton(any as never) as unknown as Source;
};
