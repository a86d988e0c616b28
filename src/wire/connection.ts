import type { Socket } from "node:net";
import { isSecure } from "./connection-target.ts";

/** What MSW tells about a socket it intercepted; the fields it keeps to itself are read by name. */
export interface ConnectionEvent {
  /** The server's side of the socket: what the client writes is its `data`. */
  readonly socket: Socket;
  readonly connectionOptions: object;
  readonly controller: { passthrough(flush?: never): Socket };
}

/** A client's socket that the interception holds. */
export interface Connection {
  readonly raw: Socket;
  readonly server: Socket;
  readonly host: string;
  readonly port: number;
  readonly secure: boolean;
  /** The client's own connection settings: certificates, names, protocols. */
  readonly options: Record<string, unknown>;
  /** Connects to where the client wanted to connect, with the client's settings. */
  readonly dial: () => Socket;
  /** Lets the socket reach the real network at once, whatever is written to it. */
  readonly pass: () => void;
  /** Set once the socket may reach the real network. */
  allowed: boolean;
  /** The tunnel that the client asked this socket, one to a proxy, to open. */
  tunnel?: Tunnel;
}

/** A tunnel through a proxy that the client believes to be open. */
export interface Tunnel {
  /** `host:port` of the tunnel's far end. */
  readonly authority: string;
  /** The headers of the client's CONNECT request. */
  readonly headers: Headers;
}

/** Reads what is known about a socket when it connects. */
export const readConnection = ({ socket, connectionOptions, controller }: ConnectionEvent): Connection => {
  const raw = Reflect.get(controller, "socket") as Socket;
  const options = connectionOptions as Record<string, unknown>;
  const connection: Connection = {
    raw,
    server: socket,
    host: typeof options["host"] === "string" ? options["host"] : "localhost",
    port: Number(options["port"]),
    secure: isSecure(raw),
    options,
    dial: Reflect.get(controller, "createConnection") as () => Socket,
    pass: () => {
      connection.allowed = true;
      controller.passthrough();
    },
    allowed: false,
  };
  return connection;
};

/**
 * Keeps a socket from the real network until it may pass. MSW lets one pass when its client listens before it
 * writes, as a request with a late body does.
 */
export const keepBack = ({ controller }: ConnectionEvent, raw: Socket, mayPass: () => boolean): void => {
  const pass = controller.passthrough.bind(controller);
  controller.passthrough = (flush) => (mayPass() ? pass(flush) : raw);
};
