import type { Agent } from "node:http";
import type { Socket } from "node:net";
import type { ConnectionOptions } from "node:tls";
import { bypassed } from "./bypass.ts";
import { hostOf } from "./connection-target.ts";
import type { Connection } from "./connection.ts";
import { HOP_BY_HOP } from "./hop-by-hop.ts";
import { sendLive } from "./live-request.ts";
import { openTunnel } from "./tunnel.ts";

/** Sends requests of one client's socket to the real network, over a connection with that client's settings. */
export type SocketLive = (request: Request, body: Uint8Array | undefined) => Promise<Response>;

/**
 * Prepares the live road of a client's socket. It dials as the client would have: with its certificates, its
 * lookup, its proxy. fetch would lose all of that; letting the socket itself pass would lose the failures.
 * The upstream connection is kept as long as the client keeps its own.
 *
 * @param through gives the connection to the proxy whose tunnel a TLS socket runs in.
 */
export const socketLive = (connection: Connection, through: Through): SocketLive => {
  const { Agent } = process.getBuiltinModule("node:http");
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  agent.createConnection = (_options, callback) => {
    void bypassed(() => dialInto(connection, through, callback ?? (() => {})));
    return undefined;
  };
  connection.raw.once("close", () => letGo(agent));
  return (request, body) => bypassed(() => send(agent, connection, request, body));
};

type Through = (socket: Socket) => Connection | undefined;

const dialInto = async (
  connection: Connection,
  through: Through,
  done: (error: Error | null, socket: Socket) => void,
): Promise<void> => {
  try {
    done(null, await dial(connection, through));
  } catch (error) {
    done(error as Error, undefined as never);
  }
};

const dial = async (connection: Connection, through: Through): Promise<Socket> => {
  const { raw, options, secure } = connection;
  if (connection.tunnel) return openTunnel(connection, connection.tunnel);
  if (!secure) return connection.dial();
  options["ALPNProtocols"] = ["http/1.1"];
  const proxy = through(raw);
  if (!proxy?.tunnel) return connection.dial();
  const socket = await openTunnel(proxy, proxy.tunnel);
  return process.getBuiltinModule("node:tls").connect({ ...options, socket } as ConnectionOptions);
};

const letGo = (agent: Agent): void => {
  Reflect.set(agent, "keepAlive", false);
  for (const sockets of Object.values(agent.freeSockets))
    for (const socket of sockets ?? []) socket.destroy();
};

const send = (
  agent: Agent,
  connection: Connection,
  request: Request,
  body: Uint8Array | undefined,
): Promise<Response> =>
  sendLive({
    method: request.method,
    options: {
      agent,
      host: connection.host,
      port: connection.port,
      path: targetOf(request, connection),
      headers: headerLines(request.headers, body),
    },
    body,
    signal: request.signal,
  });

/** A proxy without a tunnel is sent the whole address, everyone else the path. */
const targetOf = (request: Request, connection: Connection): string => {
  const url = new URL(request.url);
  const direct = connection.tunnel !== undefined || hostOf(url) === connection.host;
  return direct ? url.pathname + url.search : request.url;
};

/** The client's header lines; a body is sent with its length, never in chunks. */
const headerLines = (headers: Headers, body: Uint8Array | undefined): string[] => {
  const lines = rawLines(headers).filter(([name]) => !HOP_BY_HOP.has(name.toLowerCase()));
  const length = body?.byteLength ?? (headers.has("content-length") ? 0 : undefined);
  return [...lines.flat(), ...(length === undefined ? [] : ["content-length", String(length)])];
};

/** MSW notes the lines as they were written, under a symbol of its own; without it they are in lower case. */
const rawLines = (headers: Headers): [string, string][] => {
  const raw = Object.getOwnPropertySymbols(headers).find((symbol) => symbol.description === "kRawHeaders");
  const lines = raw && (Reflect.get(headers, raw) as [string, string][]);
  return (lines ?? [...headers]).map(([name, value]) => [name, value]);
};
