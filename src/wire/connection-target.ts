import type { Socket } from "node:net";

/** Where a socket is about to connect to. */
export interface Target {
  readonly host: string;
  readonly port: number;
  readonly secure: boolean;
  /** The protocols the client offers in its TLS handshake, by name. */
  readonly protocols: readonly string[];
}

/** Reads the arguments of `Socket.prototype.connect`; a pipe or a file descriptor has no target. */
export const connectionTarget = (socket: Socket, args: readonly unknown[]): Target | undefined => {
  const [first, second] = (Array.isArray(args[0]) ? args[0] : args) as readonly unknown[];
  if (typeof first === "number") return target(socket, { port: first, host: second });
  if (typeof first !== "object" || first === null) return undefined;
  return target(socket, first);
};

/** The host of an address, without brackets around IPv6. */
export const hostOf = ({ hostname }: URL): string => hostname.replace(/^\[|\]$/g, "");

/** Where an address leads: its port is its scheme's where it names none. */
export const targetOf = (url: URL): Pick<Target, "host" | "port" | "secure"> => {
  const secure = url.protocol === "https:";
  return { host: hostOf(url), port: Number(url.port) || (secure ? 443 : 80), secure };
};

/** The origin of a target, as a URL whose path is `/`. */
export const originOf = ({ host, port, secure }: Pick<Target, "host" | "port" | "secure">): URL | undefined =>
  URL.parse(`${secure ? "https" : "http"}://${host.includes(":") ? `[${host}]` : host}:${port}/`) ??
  undefined;

/** Tells whether a TLS client offers nothing but HTTP/2. */
export const offersOnlyHttp2 = (protocols: readonly string[]): boolean =>
  protocols.length > 0 && protocols.every((name) => name === "h2");

/** Reads ALPN protocols, given by name or as Node encodes them for the wire. */
export const alpnNames = (value: unknown): string[] => {
  if (Array.isArray(value)) return value.map(String);
  if (!(value instanceof Uint8Array)) return [];
  const names: string[] = [];
  for (let at = 0; at < value.length; at += 1 + (value[at] ?? 0))
    names.push(Buffer.from(value.subarray(at + 1, at + 1 + (value[at] ?? 0))).toString("latin1"));
  return names;
};

/** Tells a TLS socket, without loading TLS. */
export const isSecure = (socket: Socket): boolean => Reflect.get(socket, "encrypted") === true;

interface Options {
  readonly host?: unknown;
  readonly port?: unknown;
  readonly path?: unknown;
  readonly ALPNProtocols?: unknown;
}

const target = (socket: Socket, { host, port, path, ALPNProtocols }: Options): Target | undefined => {
  if (path || port === undefined || port === null) return undefined;
  return {
    host: typeof host === "string" ? host : "localhost",
    port: Number(port),
    secure: isSecure(socket) || Number(port) === 443,
    protocols: alpnNames(ALPNProtocols),
  };
};
