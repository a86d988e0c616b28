import { readFileSync } from "node:fs";
import http from "node:http";
import https from "node:https";
import net, { type AddressInfo } from "node:net";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { bypassed } from "../../src/wire/bypass.ts";

const fixture = (name: string): string =>
  readFileSync(join(import.meta.dirname, "../fixtures", name), "utf8");

/** A key pair for `localhost` and 127.0.0.1, valid for a century; its certificate is its own authority. */
export const pair = { key: fixture("localhost.key"), cert: fixture("localhost.crt") };

/** What a server saw of a request. */
interface Seen {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly string[];
  readonly body: string;
}

/** A server that runs until the test ends. */
export interface Upstream {
  readonly port: number;
  readonly seen: Seen[];
}

type Serve = (request: http.IncomingMessage, response: http.ServerResponse, body: string) => void;

const echo: Serve = (request, response, body) => {
  response.setHeader("content-type", "text/plain");
  response.end(`upstream ${request.method} ${request.url} ${body}`);
};

/** Listens on a free port of 127.0.0.1 until the test ends. */
export const listen = async (server: net.Server): Promise<number> => {
  const sockets = new Set<net.Socket>();
  server.on("connection", (socket: net.Socket) => {
    sockets.add(socket);
    socket.on("error", () => {}).on("close", () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.close();
    for (const socket of sockets) socket.destroy();
  });
  return (server.address() as AddressInfo).port;
};

const serving = (seen: Seen[], serve: Serve): http.RequestListener => {
  return (request, response) => {
    let body = "";
    request.on("data", (chunk: Buffer) => (body += chunk.toString()));
    request.on("end", () => {
      seen.push({ method: request.method ?? "", url: request.url ?? "", headers: request.rawHeaders, body });
      serve(request, response, body);
    });
  };
};

/** Starts an HTTP/1.1 server; by default it tells what it was sent. */
export const startHttp = async (serve: Serve = echo): Promise<Upstream> => {
  const seen: Seen[] = [];
  return { seen, port: await listen(http.createServer(serving(seen, serve))) };
};

/** Starts an HTTP/1.1 server behind TLS. */
export const startHttps = async (serve: Serve = echo): Promise<Upstream> => {
  const seen: Seen[] = [];
  return { seen, port: await listen(https.createServer(pair, serving(seen, serve))) };
};

/** Starts a proxy that opens tunnels, as another process would, and notes to where. */
export const startProxy = async (): Promise<Upstream> => {
  const seen: Seen[] = [];
  const proxy = http.createServer();
  proxy.on("connect", (request: http.IncomingMessage, client: net.Socket) => {
    seen.push({ method: "CONNECT", url: request.url ?? "", headers: request.rawHeaders, body: "" });
    const { hostname, port } = new URL(`http://${request.url}`);
    const far = bypassed(() => net.connect(Number(port), hostname));
    far.on("connect", () => {
      client.write("HTTP/1.1 200 Connection Established\r\n\r\n");
      far.pipe(client).pipe(far);
    });
    far.on("error", () => client.destroy());
  });
  return { seen, port: await listen(proxy) };
};

/** Finds a port on which nothing listens. */
export const deadPort = async (): Promise<number> => {
  const server = net.createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise<void>((resolve) => void server.close(() => resolve()));
  return port;
};
