import type { ClientHttp2Session, ClientHttp2Stream } from "node:http2";
import { syncBuiltinESMExports } from "node:module";
import { duplexPair } from "node:stream";
import { isBypassed } from "./bypass.ts";

type Http2 = typeof import("node:http2");

/** `http2.connect` without its overloads. */
export type Connect = (
  authority: Parameters<Http2["connect"]>[0],
  options?: Http2Options,
  listener?: unknown,
) => ClientHttp2Session;

/** The settings of a client's session. */
export type Http2Options = Extract<Parameters<Http2["connect"]>[1], object>;

/** `ClientHttp2Session.prototype.request`; from Node 24 on, headers may be a flat list of names and values. */
export type SendRequest = (
  this: ClientHttp2Session,
  headers?: Http2Headers,
  options?: object,
) => ClientHttp2Stream;

/** The headers of a request, as its client gives them. */
export type Http2Headers = Readonly<Record<string, unknown>> | readonly string[];

/** Node's own functions, below the patch. */
export interface NativeHttp2 {
  readonly connect: Connect;
  readonly request: SendRequest;
}

/** What is put over Node's own functions. */
export interface Http2Layer {
  readonly connect: Connect;
  readonly request: (session: ClientHttp2Session, ...args: Parameters<SendRequest>) => ClientHttp2Stream;
}

/**
 * Puts a layer over `http2.connect` and over the `request` of every client's session, those from before included.
 * The class of these sessions is not exported: one that leads nowhere shows it.
 */
export const patchHttp2 = (layerOver: (native: NativeHttp2) => Http2Layer): Disposable => {
  const http2 = process.getBuiltinModule("node:http2") as { connect: Connect };
  const prototype = (shown ??= showPrototype(http2.connect));
  const native: NativeHttp2 = { connect: http2.connect, request: prototype.request };
  const layer = layerOver(native);
  let mounted = true;

  const connect: Connect = (authority, options, listener) => {
    if (!mounted || isBypassed()) return native.connect(authority, options, listener);
    if (typeof options !== "function") return layer.connect(authority, options, listener);
    return layer.connect(authority, undefined, options);
  };
  const request: SendRequest = function (...args) {
    if (!mounted || isBypassed()) return Reflect.apply(native.request, this, args);
    return layer.request(this, ...args);
  };

  http2.connect = connect;
  prototype.request = request;
  syncBuiltinESMExports();
  return {
    [Symbol.dispose]: () => {
      mounted = false;
      if (prototype.request === request) prototype.request = native.request;
      if (http2.connect !== connect) return;
      http2.connect = native.connect;
      syncBuiltinESMExports();
    },
  };
};

interface ClientPrototype {
  request: SendRequest;
}

let shown: ClientPrototype | undefined;

const showPrototype = (connect: Connect): ClientPrototype => {
  const session = connect("http://localhost", { createConnection: () => duplexPair()[0] });
  session.destroy();
  return Object.getPrototypeOf(session) as ClientPrototype;
};
