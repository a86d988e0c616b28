import type {
  ClientHttp2Session,
  ClientHttp2Stream,
  IncomingHttpHeaders,
  ServerHttp2Stream,
} from "node:http2";
import { duplexPair } from "node:stream";
import { bypassed } from "./bypass.ts";
import type { Connect, Http2Headers, Http2Options, NativeHttp2 } from "./patch-http2.ts";

/** Sends a request of a client's session one of two ways; both give a stream of Node's own. */
export interface Http2Line {
  /** The real host. */
  real(headers: Http2Headers | undefined, options?: object): ClientHttp2Stream;
  /** A server in this process, where `serve` gets the other end of the stream. */
  near(headers: Http2Headers | undefined, options: object | undefined, serve: Serve): ClientHttp2Stream;
}

/** One request, both ends of it. */
export interface Http2Exchange {
  readonly server: ServerHttp2Stream;
  readonly client: ClientHttp2Stream;
  readonly session: ClientHttp2Session;
  /** The request's headers as the server reads them. */
  readonly headers: IncomingHttpHeaders;
}

/** Takes on what arrives at the near server. */
export type Serve = (exchange: Http2Exchange) => void;

/** A session to a server in this process. */
export interface NearSession extends Disposable {
  readonly session: ClientHttp2Session;
  readonly send: Http2Line["near"];
}

/** The arguments of `http2.connect`. */
export interface Dial {
  readonly authority: Parameters<Connect>[0];
  readonly options: Http2Options | undefined;
  readonly listener?: unknown;
}

const ignore = (): void => {};

/**
 * Opens a session over a pair of streams instead of a socket. Disposing it destroys an idle one, so that its client
 * opens another; one with streams on it takes no new ones and ends with the last.
 */
export const openNear = (
  { connect, request }: NativeHttp2,
  { authority, options, listener }: Dial,
): NearSession => {
  const { constants, performServerHandshake } = process.getBuiltinModule("node:http2");
  const [near, far] = duplexPair();
  const waiting = new Map<ClientHttp2Stream, Serve>();
  let open = 0;
  const server = performServerHandshake(far, { maxSessionMemory: 1000 });
  const session = connect(authority, { ...options, createConnection: () => near }, listener);

  server.on("error", ignore);
  server.on("stream", (stream, headers) => {
    stream.on("error", ignore);
    const client = waiting.keys().find(({ id }) => id === stream.id);
    const serve = client && waiting.get(client);
    if (!serve) return stream.close(constants.NGHTTP2_CANCEL);
    waiting.delete(client);
    serve({ server: stream, client, session, headers });
  });
  return {
    session,
    send: (headers, given, serve) => {
      const client = Reflect.apply(request, session, [headers, given]);
      open++;
      waiting.set(client, serve);
      client.once("close", () => {
        open--;
        waiting.delete(client);
      });
      return client;
    },
    [Symbol.dispose]: () => {
      if (open > 0) server.close();
      else session.destroy();
    },
  };
};

/** Sends requests over a session to the real host, unseen; it keeps the process alive only while one is under way. */
export const realSender = ({ connect, request }: NativeHttp2, { authority, options }: Dial) => {
  let current: { readonly session: ClientHttp2Session; open: number } | undefined;

  const dial = () => {
    const session = bypassed(() => connect(authority, options));
    session.on("error", ignore);
    return { session, open: 0 };
  };
  return {
    send: (headers: Http2Headers | undefined, given?: object): ClientHttp2Stream => {
      if (!current || current.session.closed || current.session.destroyed) current = dial();
      const used = current;
      used.session.ref();
      used.open++;
      const stream = Reflect.apply(request, used.session, [headers, given]);
      stream.once("close", () => {
        if (--used.open === 0 && !used.session.destroyed) used.session.unref();
      });
      return stream;
    },
    [Symbol.dispose]: () => current?.session.close(),
  };
};
