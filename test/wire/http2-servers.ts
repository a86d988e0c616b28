import http2 from "node:http2";
import { onTestFinished } from "vitest";
import { listen, pair } from "./local-servers.ts";

/** Answers are compared with each other, and the second may pass between two. */
const DATE = "Fri, 02 Jan 2026 03:04:05 GMT";

/** A request as an HTTP/2 server saw it. */
interface Seen2 {
  readonly headers: http2.IncomingHttpHeaders;
  readonly body: string;
}

/** An HTTP/2 server that runs until the test ends. */
export interface Upstream2 {
  readonly port: number;
  readonly origin: string;
  readonly seen: Seen2[];
  readonly sessions: Set<http2.ServerHttp2Session>;
}

type Serve2 = (stream: http2.ServerHttp2Stream, body: string, headers: http2.IncomingHttpHeaders) => void;

const echo: Serve2 = (stream, body, headers) => {
  stream.respond({ ":status": 200, "content-type": "text/plain", date: DATE });
  stream.end(`upstream ${headers[":method"]} ${headers[":path"]} ${body}`);
};

/** Starts a server that speaks nothing but HTTP/2, in the clear or over TLS; by default it tells what it was sent. */
export const startHttp2 = async (serve: Serve2 = echo, secure = false): Promise<Upstream2> => {
  const seen: Seen2[] = [];
  const sessions = new Set<http2.ServerHttp2Session>();
  const server = secure ? http2.createSecureServer(pair) : http2.createServer();
  server.on("session", (session) => {
    sessions.add(session);
    session.on("close", () => sessions.delete(session)).on("error", () => {});
  });
  server.on("stream", (stream: http2.ServerHttp2Stream, headers) => {
    let body = "";
    stream.on("error", () => {});
    stream.on("data", (chunk: Buffer) => (body += chunk.toString()));
    stream.on("end", () => {
      seen.push({ headers, body });
      serve(stream, body, headers);
    });
  });
  const port = await listen(server);
  return { port, seen, sessions, origin: `${secure ? "https" : "http"}://127.0.0.1:${port}` };
};

/** Starts a server that answers each piece of a request as it comes, and ends with a trailer. */
export const startDuplex = async (): Promise<Pick<Upstream2, "port" | "origin">> => {
  const server = http2.createServer();
  server.on("stream", (stream: http2.ServerHttp2Stream) => {
    stream.respond({ ":status": 200 }, { waitForTrailers: true });
    stream.on("wantTrailers", () => stream.sendTrailers({ "grpc-status": "0" }));
    stream.on("data", (chunk: Buffer) => stream.write(`echo ${chunk.toString()}`));
    stream.on("end", () => stream.end());
  });
  const port = await listen(server);
  return { port, origin: `http://127.0.0.1:${port}` };
};

/** What a client's stream and its session told, event by event. */
export interface Told {
  readonly status?: number;
  readonly headers?: http2.IncomingHttpHeaders;
  readonly pieces: readonly string[];
  readonly events: readonly string[];
}

const textOf = (error: unknown): string =>
  `${String(Reflect.get(error as Error, "code"))} ${(error as Error).message}`;

/** Opens a session that trusts the tests' certificate. */
const open = (origin: string): http2.ClientHttp2Session => http2.connect(origin, { ca: pair.cert });

/** Opens a session to `origin` that is destroyed when the test ends. */
export const opened = (origin: string): http2.ClientHttp2Session => {
  const session = open(origin);
  onTestFinished(() => session.on("error", () => {}).destroy());
  return session;
};

/** A request as a test words it; by default an empty POST. */
interface Ask2 {
  readonly path?: string;
  readonly body?: string;
  readonly headers?: http2.OutgoingHttpHeaders;
}

/** Sends one request on a session and tells all that the client heard until its stream was closed. */
export const askOn = (
  session: http2.ClientHttp2Session,
  { path = "/v1", body = "", headers = {} }: Ask2 = {},
): Promise<Told> =>
  new Promise((resolve) => {
    const pieces: string[] = [];
    const events: string[] = [];
    let head: http2.IncomingHttpHeaders | undefined;
    const failed = (error: Error): void => void events.push(`session ${textOf(error)}`);
    session.on("error", failed);
    let isClosed = false;
    session.once("close", () => (isClosed = true));
    const stream = session.request({ ":path": path, ":method": "POST", ...headers });
    stream.on("response", (lines) => (head = lines));
    stream.on("data", (chunk: Buffer) => pieces.push(chunk.toString()));
    stream.on("aborted", () => events.push("aborted"));
    stream.on("end", () => events.push("end"));
    stream.on("error", (error) => events.push(textOf(error)));
    stream.on("close", () => {
      events.push(`close ${stream.rstCode}`);
      const tell = (): void => {
        session.off("error", failed);
        const headers = head && Object.fromEntries(Object.entries(head));
        resolve({ ...(headers && { headers, status: Number(headers[":status"]) }), pieces, events });
      };
      setImmediate(() => (session.destroyed && !isClosed ? session.once("close", tell) : tell()));
    });
    stream.end(body);
  });

/** Sends one request on a session of its own. */
export const ask2 = async (origin: string, request?: Ask2): Promise<Told> => {
  const session = open(origin);
  try {
    return await askOn(session, request);
  } finally {
    session.on("error", () => {}).destroy();
  }
};
