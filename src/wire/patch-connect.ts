import { Socket } from "node:net";
import { isIntercepted } from "./is-intercepted.ts";

type Connect = (this: Socket, ...args: unknown[]) => Socket;

/** What becomes of a connection: Node's own way, or the way of the interceptor. */
export type Choose = (socket: Socket, args: readonly unknown[]) => "alone" | "intercepted" | Error;

/** The thin layer over `Socket.prototype.connect`; to be disposed after the interceptor it holds. */
export interface ConnectPatch extends Disposable {
  /** Runs `apply`, which may put the interceptor's connect on the prototype, and keeps ours above it. */
  under(apply: () => void): void;
}

/**
 * Puts a thin layer over `Socket.prototype.connect`. A socket that another interceptor holds already carries a
 * connect of its own, and goes on as it was.
 */
export const patchConnect = (choose: Choose): ConnectPatch => {
  const prototype = Socket.prototype as { connect: Connect };
  const original = prototype.connect;
  let intercept: Connect | undefined;
  let mounted = true;

  const connect: Connect = function (...args) {
    const start: unknown = Reflect.get(this, "_start");
    const choice = mounted ? choose(this, args) : "alone";
    if (isIntercepted(this)) return Reflect.apply(original, this, args);
    if (choice instanceof Error) return refused(this, choice);
    const next = choice === "intercepted" ? (intercept ?? original) : original;
    return Reflect.apply(next, this, withStart(args, start, Reflect.get(this, "_start")));
  };

  prototype.connect = connect;
  return {
    under: (apply) => {
      const above = prototype.connect;
      if (above === connect) prototype.connect = original;
      const before = prototype.connect;
      apply();
      if (above !== connect) return;
      if (prototype.connect !== before) intercept = prototype.connect;
      prototype.connect = connect;
    },
    [Symbol.dispose]: () => {
      mounted = false;
      if (prototype.connect === connect) prototype.connect = intercept ?? original;
    },
  };
};

/**
 * `tls.connect` passes the trigger of its handshake, which the interceptor knows by identity and takes away. It
 * must be today's: the interceptor may have replaced it a moment ago, and a handshake started twice aborts Node.
 */
const withStart = (args: unknown[], before: unknown, now: unknown): unknown[] =>
  before === now ? args : args.map((arg) => (arg === before ? now : arg));

const refused = (socket: Socket, error: Error): Socket => {
  Reflect.set(socket, "connecting", true);
  process.nextTick(() => socket.destroy(error));
  return socket;
};
