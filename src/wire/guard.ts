import type { Socket } from "node:net";
import { failure } from "../errors.ts";
import type { Connection } from "./connection.ts";
import { alpnNames, offersOnlyHttp2 } from "./connection-target.ts";
import type { OriginRoute } from "./origin-route.ts";
import type { ForeignAttempt, WireOptions } from "./wire-options.ts";

type Protocol = ForeignAttempt["protocol"];

const NAMES: Record<Protocol, string> = {
  http2: "an HTTP/2 connection",
  grpc: "a gRPC call",
  duplex: "a two-way stream",
  websocket: "a WebSocket",
  tls: "a connection that speaks no HTTP",
  connect: "a tunnel that carries no HTTP",
};

/** Asks the owner of the wire about a conversation it cannot answer; gives the client's error where it is refused. */
export const refusal = (
  foreign: WireOptions["foreign"],
  protocol: Protocol,
  { host, port }: { readonly host: string; readonly port: number },
): Error | undefined =>
  foreign({ protocol, host, port }) === "refuse" ? failure("wireForeign", NAMES[protocol], host) : undefined;

/**
 * Watches what a client writes to a socket that only HTTP/1.1 may leave. A socket that may well lead elsewhere
 * (`maybe`) is watched in a tunnel alone, for a tunnel is opened only towards an answered host.
 */
export const guard = (connection: Connection, way: OriginRoute, foreign: WireOptions["foreign"]): void => {
  const { raw, server, options } = connection;
  const decide = (protocol: Protocol): void => {
    const error = refusal(way === "swallow" ? () => "refuse" : foreign, protocol, connection);
    if (error) raw.destroy(error);
    else connection.allowed = true;
  };
  if (isHttp2Session(raw) || offersOnlyHttp2(alpnNames(options["ALPNProtocols"]))) {
    if (way === "maybe") connection.allowed = true;
    else decide("http2");
    if (connection.allowed) process.nextTick(connection.pass);
    return;
  }

  let tunnel = connection.tunnel;
  let known = way === "maybe";
  server.on("data", (chunk: Buffer) => {
    if (known && tunnel === connection.tunnel) return;
    known = true;
    tunnel = connection.tunnel;
    if (!startsHttp(chunk)) decide(tunnel ? "connect" : "tls");
  });
};

const startsHttp = (chunk: Buffer): boolean => {
  const start = chunk.toString("latin1", 0, 32);
  const { METHODS } = process.getBuiltinModule("node:http");
  return METHODS.includes(start.slice(0, start.indexOf(" ")).toUpperCase());
};

/** A session of `node:http2` reads the socket natively, so no write is ever seen; its listeners have these names. */
const isHttp2Session = (socket: Socket): boolean =>
  has(socket, "close", "socketOnClose") && has(socket, "error", "socketOnError");

const has = (socket: Socket, event: string, name: string): boolean =>
  socket.listeners(event).some((listener) => listener.name === name);
