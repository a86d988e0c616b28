import type { IncomingMessage, Server } from "node:http";
import { connect, type Socket } from "node:net";
import type { Duplex } from "node:stream";
import { hostOf } from "../connection-target.ts";

/** A client that takes us for its proxy and asks for a tunnel. */
export interface TunnelAsked {
  /** Where to: `host:port`. */
  readonly authority: string;
  /** The credentials for us, such as `Basic …`. */
  readonly credentials: string | undefined;
}

/** Decides about a tunnel. */
export type DecideTunnel = (asked: TunnelAsked) => "open" | "refuse";

/** Answers the tunnels that clients ask a server for (RFC 9110 §9.3.6); the undo cuts those off that are open. */
export const answerTunnels = (server: Server, decide: DecideTunnel): Disposable => {
  const open = new Set<Duplex>();
  const keep = (socket: Duplex): void => {
    open.add(socket);
    socket.on("error", () => socket.destroy()).once("close", () => open.delete(socket));
  };
  const answer = (message: IncomingMessage, near: Duplex, head: Buffer): void => {
    keep(near);
    const authority = message.url ?? "";
    const decided = decide({ authority, credentials: message.headers["proxy-authorization"] });
    const url = decided === "open" ? URL.parse(`tunnel://${authority}`) : null;
    if (!url) return void near.end("HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\n\r\n");
    const far = connect(Number(url.port) || 443, hostOf(url));
    keep(far);
    far.once("connect", () => join(near, far, head));
    far.once("close", () => near.destroy());
    near.once("close", () => far.destroy());
  };
  server.on("connect", answer);
  return {
    [Symbol.dispose]: () => {
      server.off("connect", answer);
      for (const socket of open) socket.destroy();
    },
  };
};

const join = (near: Duplex, far: Socket, head: Buffer): void => {
  near.write("HTTP/1.1 200 Connection Established\r\n\r\n");
  far.write(head);
  near.pipe(far).pipe(near);
};
