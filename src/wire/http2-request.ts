import type { ClientHttp2Stream, OutgoingHttpHeaders, ServerHttp2Stream } from "node:http2";
import type { Live } from "../answer.ts";
import { setImmediate } from "../real-time.ts";
import { isDecodable } from "./decoded-body.ts";
import { HOP_BY_HOP } from "./hop-by-hop.ts";
import { breakOff } from "./http2-failure.ts";
import type { Http2Exchange } from "./http2-line.ts";
import { readHttp2Answer } from "./http2-live.ts";
import type { Http2Headers } from "./patch-http2.ts";

/** What a request needs of the wire. */
export interface Http2RequestOptions {
  readonly url: URL;
  readonly ask: (request: Request, live: Live) => Promise<Response>;
  /** Opens a stream to the real host. */
  readonly real: (headers: Http2Headers, options: object) => ClientHttp2Stream;
}

/** Answers one request that arrived at the near server, once its body is whole. */
export const answerExchange = async (
  exchange: Http2Exchange,
  options: Http2RequestOptions,
): Promise<void> => {
  const { server, headers } = exchange;
  if (headers["expect"] === "100-continue") server.additionalHeaders({ ":status": 100 });
  const left = new AbortController();
  server.once("aborted", () => left.abort());
  try {
    const body = await bodyOf(server);
    const request = requestOf(exchange, options.url, body, left.signal);
    const live: Live = () => {
      const { expect: _, ...sent } = headers;
      const stream = options.real(sent, { endStream: body === undefined });
      if (body) stream.end(body);
      return readHttp2Answer(stream, left.signal);
    };
    await give(exchange, await options.ask(request, live));
  } catch (reason) {
    breakOff(exchange, reason);
  }
};

const bodyOf = async (server: ServerHttp2Stream): Promise<Uint8Array<ArrayBuffer> | undefined> => {
  const chunks: Buffer[] = [];
  for await (const chunk of server) chunks.push(chunk as Buffer);
  return chunks.length === 0 ? undefined : Buffer.concat(chunks);
};

const requestOf = (
  { headers }: Http2Exchange,
  url: URL,
  body: Uint8Array<ArrayBuffer> | undefined,
  signal: AbortSignal,
): Request => {
  const method = headers[":method"] ?? "GET";
  const lines = Object.entries(headers)
    .filter(([name]) => !name.startsWith(":") && name !== "host" && !HOP_BY_HOP.has(name))
    .flatMap(([name, value]) => [value].flat().map((each): [string, string] => [name, String(each)]));
  const isBodiless = method === "GET" || method === "HEAD";
  return new Request(url, { method, headers: lines, signal, body: isBodiless ? null : (body ?? null) });
};

/** Sends a response chunk by chunk; each is a write of its own, so that the client reads it by itself. */
const give = async ({ server, headers }: Http2Exchange, response: Response): Promise<void> => {
  if (server.destroyed) return void response.body?.cancel().catch(() => {});
  const endStream = response.body === null || headers[":method"] === "HEAD";
  server.respond(headOf(response), { endStream, sendDate: false } as object);
  if (!response.body || endStream) return;
  const reader = response.body.getReader();
  server.once("close", () => void reader.cancel().catch(() => {}));
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    if (server.destroyed) return;
    await written(server, read.value);
  }
  server.end();
};

const written = (server: ServerHttp2Stream, chunk: Uint8Array): Promise<void> =>
  new Promise((resolve) => void server.write(chunk, () => void setImmediate(resolve)));

/** The body is decoded already, so what describes the encoded one is dropped, as is what HTTP/2 forbids. */
const headOf = ({ status, headers }: Response): OutgoingHttpHeaders => {
  const encoding = headers.get("content-encoding");
  const isDecoded = encoding !== null && isDecodable(encoding);
  const lines: Record<string, string | string[]> = {};
  for (const [name, value] of headers) {
    const isLength = name === "content-length";
    if (isDecoded && (isLength || name === "content-encoding")) continue;
    if (!isLength && HOP_BY_HOP.has(name)) continue;
    const before = lines[name];
    lines[name] = before === undefined ? value : [before, value].flat();
  }
  return { ...lines, ":status": status };
};
