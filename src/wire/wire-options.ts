import type { Answer } from "../answer.ts";

/** What becomes of a request: `answer` asks the Answer, `pass` leaves it alone, `swallow` gives it an empty 200. */
export type Route = "answer" | "pass" | "swallow";

/** A conversation with a host of the class `answer` that the interception cannot answer. */
export interface ForeignAttempt {
  /**
   * `tls`: bytes that are no HTTP, over TLS or plain; `connect`: the same through a proxy's tunnel. `http2`: a
   * connection that does not come from `http2.connect`; `duplex`: a request over HTTP/2 that is a stream of messages.
   */
  readonly protocol: "http2" | "grpc" | "duplex" | "websocket" | "tls" | "connect";
  readonly host: string;
  readonly port?: number;
}

/** What a mounted wire asks its owner. */
export interface WireOptions {
  /**
   * Gives the response to every request of the route `answer`. A rejection reaches the client as a broken
   * connection would; a body is expected to follow `request.signal` by itself.
   */
  readonly answer: Answer;
  /**
   * Chooses what becomes of a request. It is asked twice for a client that opens its own socket: at connect,
   * where only the origin is known (the path is then `/`), and again with the whole URL once the request is
   * written. A socket whose origin is `pass` is left alone for good, unless it leads to a port on which local
   * models listen; so a caller who answers by path alone answers such ports and fetch, nothing else.
   */
  readonly route: (url: URL) => Route;
  /** Decides about what cannot be answered; remembering and warning are the caller's. */
  readonly foreign: (attempt: ForeignAttempt) => "refuse" | "pass";
  /** Addresses of proxies (`http://host:port`) the process is configured with; default none. */
  readonly proxies?: readonly string[];
}

/** A mounted wire; disposing it puts back everything it patched. */
export interface Wire extends Disposable {
  /** Tells whether a request made MSW load. */
  loaded(): boolean;
}
