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

const sourceOf = (name: symbol): Source | undefined =>
  (Reflect.get(globalThis, "__MSW_INTERCEPTORS_REGISTRY") as Map<symbol, Source> | undefined)?.get(name);

const hear = <E>(name: symbol, type: string, signal: AbortSignal, listener: (event: E) => void): void =>
  sourceOf(name)?.emitter.hooks.on(
    "beforeEmit",
    (event) => {
      if (event.type === type) listener(event as E);
    },
    { signal },
  );

/** Hears of each intercepted socket before MSW does; once for every listener there is. */
export const beforeConnection = <E>(signal: AbortSignal, listener: (event: E) => void): void =>
  hear(SOCKETS, "connection", signal, listener);

/** Hears of each request on a socket before MSW's listeners do; once for every listener there is. */
export const beforeRequest = <E>(signal: AbortSignal, listener: (event: E) => void): void =>
  hear(REQUESTS, "request", signal, listener);

/**
 * Tells whether the user's own MSW listens too. Every copy of this version in the process shares the two sources.
 *
 * @param ours how many of their listeners are ours: none until the interceptor was applied, then one each.
 */
export const othersListen = (ours: 0 | 1): boolean =>
  (sourceOf(REQUESTS)?.listenerCount("request") ?? 0) > ours ||
  (sourceOf(SOCKETS)?.listenerCount("connection") ?? 0) > ours;
