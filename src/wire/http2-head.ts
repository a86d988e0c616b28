import type { ClientHttp2Session } from "node:http2";
import type { ForeignAttempt } from "./wire-options.ts";
import type { Connect, Http2Headers, Http2Options } from "./patch-http2.ts";

/** What the headers of a request tell of where it goes and what it is. */
export interface Http2Head {
  readonly method: string;
  readonly url: URL;
  readonly contentType: string;
}

/** Reads the head of a request for a session with `origin`; `undefined` where it names no address. */
export const readHead = (headers: Http2Headers | undefined, origin: URL): Http2Head | undefined => {
  const lines = new Map(linesOf(headers ?? {}).map(([name, value]) => [name.toLowerCase(), String(value)]));
  const scheme = lines.get(":scheme") ?? origin.protocol.slice(0, -1);
  const authority = lines.get(":authority") ?? lines.get("host") ?? origin.host;
  const url = URL.parse(`${scheme}://${authority}${lines.get(":path") ?? "/"}`);
  const method = lines.get(":method") ?? "GET";
  return url ? { method, url, contentType: lines.get("content-type") ?? "" } : undefined;
};

const linesOf = (headers: Http2Headers): [string, unknown][] => {
  if (!Array.isArray(headers)) return Object.entries(headers).filter(([, value]) => value !== undefined);
  const flat = headers as readonly string[];
  return flat.flatMap((name, at) => (at % 2 === 0 ? [[name, flat[at + 1]] as [string, unknown]] : []));
};

/** Names what a request is that is no plain question with one answer: its client may write only once it has read. */
export const foreignProtocol = ({
  method,
  contentType,
}: Http2Head): ForeignAttempt["protocol"] | undefined => {
  if (method === "CONNECT") return "websocket";
  if (contentType.startsWith("application/grpc")) return "grpc";
  return TWO_WAY.some((type) => contentType.startsWith(type)) ? "duplex" : undefined;
};

/** Bodies of requests that are streams of messages: Amazon's event streams, and those of the Connect protocol. */
const TWO_WAY = ["application/vnd.amazon.eventstream", "application/connect+"];

/** Reads where `http2.connect` leads; `undefined` for a pipe, and for what Node itself will refuse. */
export const originOfConnect = (
  authority: Parameters<Connect>[0],
  options: Http2Options | undefined,
): URL | undefined => {
  const given = typeof authority === "string" ? URL.parse(authority) : authority;
  if (!given || (options && "path" in options)) return undefined;
  const { protocol, hostname, host, port } = given;
  const scheme = protocol || options?.protocol || "https:";
  const name = hostname || host || "localhost";
  return URL.parse(`${scheme}//${name}${port ? `:${port}` : ""}/`) ?? undefined;
};

/** Reads the origin of a session from before, which only Node's own fields tell. */
export const originOfSession = (session: ClientHttp2Session): URL | undefined =>
  URL.parse(`${field(session, "protocol")}//${field(session, "authority")}/`) ?? undefined;

const field = (session: ClientHttp2Session, name: string): string => {
  const symbol = Object.getOwnPropertySymbols(session).find(({ description }) => description === name);
  return String(symbol && Reflect.get(session, symbol));
};
