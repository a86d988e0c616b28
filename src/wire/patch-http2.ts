import type * as http2 from "node:http2";
import type { ClientHttp2Session, ClientHttp2Stream } from "node:http2";
import { syncBuiltinESMExports } from "node:module";
import { Duplex } from "node:stream";
import { isBypassed } from "./bypass.ts";

/** `http2.connect` without its overloads. */
export type Connect = (
  authority: Parameters<(typeof http2)["connect"]>[0],
  options?: Http2Options,
  listener?: unknown,
) => ClientHttp2Session;

/** The settings of a client's session. */
export type Http2Options = Extract<Parameters<(typeof http2)["connect"]>[1], object>;

/** `ClientHttp2Session.prototype.request`; from Node 24 on, headers may be a flat list of names and values. */
type SendRequest = (this: ClientHttp2Session, headers?: Http2Headers, options?: object) => ClientHttp2Stream;

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
  const module = process.getBuiltinModule("node:http2") as { connect: Connect };
  const prototype = (shown ??= showPrototype(module.connect));
  const native: NativeHttp2 = { connect: module.connect, request: prototype.request };
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

  module.connect = connect;
  prototype.request = request;
  syncBuiltinESMExports();
  return {
    [Symbol.dispose]: () => {
      mounted = false;
      if (prototype.request === request) prototype.request = native.request;
      if (module.connect !== connect) return;
      module.connect = native.connect;
      syncBuiltinESMExports();
    },
  };
};

interface ClientPrototype {
  request: SendRequest;
}

let shown: ClientPrototype | undefined;

/** Over a socket that never connects, and that Node takes for one of its own: no session is set up natively. */
const showPrototype = (connect: Connect): ClientPrototype => {
  const socket = Object.assign(new Duplex(), { connecting: true, _handle: { isStreamBase: true } });
  const session = connect("http://localhost", { createConnection: () => socket });
  return Object.getPrototypeOf(session) as ClientPrototype;
};
