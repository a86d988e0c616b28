import type { Agent } from "node:http";
import { isLoaded } from "./builtin.ts";
import { isBypassed } from "./bypass.ts";
import { isIntercepted } from "./is-intercepted.ts";

type AddRequest = (this: Agent, request: unknown, options: unknown, ...rest: unknown[]) => void;

interface RequestTarget {
  readonly host?: unknown;
  readonly port?: unknown;
  readonly protocol?: unknown;
}

/** What the agents' pools are measured by. */
export interface AgentPoolOptions {
  /** Tells whether requests to a host may be answered. */
  readonly isOurs: (target: { host: string; port: number; secure: boolean }) => boolean;
  /** Tells whether the user's own MSW listens, which wants every socket. */
  readonly isShared: () => boolean;
}

/** The thin layer over the agents of `node:http`. */
export interface AgentPools extends Disposable {
  /** Runs `apply`, which may make MSW discard every idle socket it does not know, and takes its place again. */
  under(apply: () => void): void;
}

/**
 * Discards idle sockets that agents of `node:http` hold for an answered host and that nobody intercepts: such a
 * socket would carry the next request past us. Without `node:http` loaded there are none, and it is not loaded.
 */
export const watchAgentPools = ({ isOurs, isShared }: AgentPoolOptions): AgentPools => {
  let original: AddRequest | undefined;
  let mounted = true;

  const addRequest: AddRequest = function (request, options, ...rest) {
    if (mounted && !isBypassed()) discard(this, options as RequestTarget);
    if (original) Reflect.apply(original, this, [request, options, ...rest]);
  };

  const discard = (agent: Agent, { host, port, protocol }: RequestTarget): void => {
    const all = isShared();
    const target = { host: String(host), port: Number(port), secure: protocol === "https:" };
    const idle = Object.entries(agent.freeSockets).filter(
      ([name]) => all || name.startsWith(`${target.host}:${target.port}:`),
    );
    if (idle.length === 0 || (!all && !isOurs(target))) return;
    for (const [, sockets = []] of idle)
      for (const socket of sockets) if (!isIntercepted(socket)) socket.destroy();
  };

  const install = (): void => {
    const prototype = agents();
    if (original) return;
    original = prototype.addRequest;
    prototype.addRequest = addRequest;
  };

  if (isLoaded("http")) install();
  return {
    under: (apply) => {
      install();
      const isOnTop = agents().addRequest === addRequest;
      apply();
      if (isOnTop) agents().addRequest = addRequest;
    },
    [Symbol.dispose]: () => {
      mounted = false;
      if (original && agents().addRequest === addRequest) agents().addRequest = original;
    },
  };
};

const agents = (): { addRequest: AddRequest } =>
  process.getBuiltinModule("node:http").Agent.prototype as unknown as { addRequest: AddRequest };
