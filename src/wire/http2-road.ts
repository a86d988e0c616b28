import { AsyncLocalStorage } from "node:async_hooks";
import type { ClientHttp2Session } from "node:http2";
import type { Live } from "../answer.ts";
import { onceLoaded } from "./builtin.ts";
import { targetOf } from "./connection-target.ts";
import { refusal } from "./guard.ts";
import { foreignProtocol, type Http2Head, originOfConnect, originOfSession, readHead } from "./http2-head.ts";
import { type Http2Line, type NearSession, openNear, realSender, type Serve } from "./http2-line.ts";
import { answerExchange } from "./http2-request.ts";
import type { OriginRoute } from "./origin-route.ts";
import { type Http2Layer, type NativeHttp2, patchHttp2 } from "./patch-http2.ts";
import { empty } from "./swallow.ts";
import type { WireOptions } from "./wire-options.ts";

/** What the road needs of the wire it belongs to. */
export interface Http2RoadOptions extends Pick<WireOptions, "route" | "foreign"> {
  readonly ask: (request: Request, live: Live) => Promise<Response>;
  readonly routeOf: (target: { host: string; port: number; secure: boolean }) => OriginRoute;
}

/**
 * Answers what clients of `node:http2` send. Where a session opens decides only which end of it is real at first:
 * each request is routed by itself, in the async context of its caller, so that a session that was opened before, or
 * that tests share, is answered where it must be and reaches the network where it may.
 */
export const openHttp2Road = (options: Http2RoadOptions): Disposable => {
  const nears = new Set<NearSession>();
  const patch = onceLoaded("http2", () => patchHttp2((native) => layerOver(native, nears, options)));
  return {
    [Symbol.dispose]: () => {
      patch[Symbol.dispose]();
      for (const near of nears) near[Symbol.dispose]();
    },
  };
};

interface KnownLine extends Http2Line {
  readonly origin: URL;
}

const layerOver = (native: NativeHttp2, nears: Set<NearSession>, options: Http2RoadOptions): Http2Layer => {
  const lines = new WeakMap<ClientHttp2Session, KnownLine>();
  const openHere = (...dial: Parameters<typeof openNear>): NearSession => {
    const near = openNear(...dial);
    nears.add(near);
    near.session.once("close", () => nears.delete(near));
    return near;
  };

  /** The line of a session that has a real host: what is answered goes over a near one beside it. */
  const lineBeside = (session: ClientHttp2Session): KnownLine | undefined => {
    const origin = originOfSession(session);
    if (!origin) return undefined;
    let beside: NearSession | undefined;
    return {
      origin,
      real: (...args) => Reflect.apply(native.request, session, args),
      near: (...args) => {
        if (!beside || beside.session.closed || beside.session.destroyed) {
          beside = openHere(native, { authority: origin, options: undefined });
          beside.session.on("error", () => {});
        }
        return beside.send(...args);
      },
    };
  };

  const lineOf = (session: ClientHttp2Session): KnownLine | undefined => {
    const line = lines.get(session) ?? lineBeside(session);
    if (line) lines.set(session, line);
    return line;
  };

  return {
    connect: (authority, given, listener) => {
      const origin = originOfConnect(authority, given);
      if (!origin || options.routeOf(targetOf(origin)) === "pass")
        return native.connect(authority, given, listener);
      const dial = { authority, options: given, listener };
      const { session, send } = openHere(native, dial);
      const sender = realSender(native, dial);
      session.once("close", () => sender[Symbol.dispose]());
      lines.set(session, { origin, real: sender.send, near: send });
      return session;
    },
    request: (session, headers, given) => {
      const line = lineOf(session);
      const head = line && readHead(headers, line.origin);
      const serve = line && head && served(head, line, options);
      if (serve) return line.near(headers, given, serve);
      return line ? line.real(headers, given) : Reflect.apply(native.request, session, [headers, given]);
    },
  };
};

/** Decides what becomes of a request; `undefined` where it goes to the real host. */
const served = (head: Http2Head, line: Http2Line, options: Http2RoadOptions): Serve | undefined => {
  const way = options.route(head.url);
  if (way === "pass") return undefined;
  const protocol = foreignProtocol(head);
  if (protocol) {
    const foreign = way === "answer" ? options.foreign : () => "refuse" as const;
    const error = refusal(foreign, protocol, targetOf(head.url));
    return error && (({ client }) => void client.destroy(error));
  }
  const inContext = AsyncLocalStorage.snapshot();
  const ask = way === "answer" ? options.ask : () => Promise.resolve(empty());
  return (exchange) =>
    void inContext(() => answerExchange(exchange, { url: head.url, ask, real: line.real }));
};
