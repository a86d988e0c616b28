import { AsyncLocalStorage } from "node:async_hooks";
import dc from "node:diagnostics_channel";
import type { Socket } from "node:net";
import { failure } from "../errors.ts";
import { isBypassed } from "./bypass.ts";
import { isIntercepted } from "./is-intercepted.ts";
import type { WireOptions } from "./wire-options.ts";

/** Runs work in the async context that was current when a request was made. */
type InContext = <T>(work: () => T) => T;

/** What undici's own channels tell about the requests on their way. */
export interface CarriedContexts extends Disposable {
  /** Takes the mark of a request out of its headers and gives the context its caller made it in. */
  claim(headers: Headers): InContext | undefined;
  /** Tells whether undici has a request for `host:port` that is to be answered, or asked it to open a tunnel. */
  isExpected(address: string): boolean;
}

const HEADER = "x-llm-replay-context";

/** The code that makes undici open another connection for the request, instead of failing it. */
const AGAIN = "UND_ERR_INFO";
/** How many connections one request may try; a pool that yields as many stale ones will not yield a good one. */
const MOST_SOCKETS = 16;

interface UndiciRequest {
  readonly method: string;
  readonly origin: string | URL;
  readonly path: string;
  addHeader(name: string, value: string): void;
}

/**
 * Carries the caller's async context through undici's bounded pools, where a queued request is written in the
 * context of the request before it. Each intercepted request bears a mark that is taken off before it is read.
 * One that is about to leave on a connection from before the interception is sent again, on a new one.
 */
export const carryContexts = (route: WireOptions["route"]): CarriedContexts => {
  const contexts = new Map<string, InContext>();
  const marks = new WeakMap<object, string>();
  const resent = new WeakMap<object, number>();
  const expected = new Set<string>();
  let count = 0;

  const created = (message: unknown): void => {
    const { request } = message as { request: UndiciRequest };
    if (isBypassed()) return;
    if (request.method === "CONNECT") return void expected.add(new URL(request.origin).host);
    const url = URL.parse(request.path, String(request.origin));
    if (!url || route(url) === "pass") return;
    expected.add(url.host);
    const mark = String(++count);
    contexts.set(mark, AsyncLocalStorage.snapshot());
    marks.set(request, mark);
    request.addHeader(HEADER, mark);
  };
  const sent = (message: unknown): void => {
    const { request, socket } = message as { request: UndiciRequest; socket: Socket };
    if (!marks.has(request) || isIntercepted(socket)) return;
    const times = (resent.get(request) ?? 0) + 1;
    resent.set(request, times);
    const error = failure("wireStaleSocket", new URL(request.origin).host);
    socket.destroy(times > MOST_SOCKETS ? error : Object.assign(error, { code: AGAIN }));
  };
  const failed = (message: unknown): void =>
    void contexts.delete(marks.get((message as { request: object }).request) ?? "");

  dc.subscribe("undici:request:create", created);
  dc.subscribe("undici:client:sendHeaders", sent);
  dc.subscribe("undici:request:error", failed);
  return {
    claim: (headers) => {
      const mark = headers.get(HEADER);
      if (mark === null) return undefined;
      headers.delete(HEADER);
      const context = contexts.get(mark);
      contexts.delete(mark);
      return context;
    },
    isExpected: (address) => expected.has(address),
    [Symbol.dispose]: () => {
      dc.unsubscribe("undici:request:create", created);
      dc.unsubscribe("undici:client:sendHeaders", sent);
      dc.unsubscribe("undici:request:error", failed);
    },
  };
};
