import type { BrokerAddress } from "./broker-link.ts";

/** Which hosts are recorded, passed by, or dropped, beyond the built-in tables. */
export interface TrafficRules {
  readonly record?: readonly string[];
  readonly pass?: readonly string[];
  readonly drop?: readonly string[];
}

/** What a process under `llm-replay record` or `replay` is told through its environment. */
export interface ChildOrders {
  readonly address: BrokerAddress;
  /** The mode by name, for a test runner with its own cassettes. */
  readonly mode: string;
  /** Nothing may reach the network. */
  readonly replays: boolean;
  readonly traffic: TrafficRules;
}

const HOOK = new URL(import.meta.url.endsWith(".ts") ? "./register.ts" : "./register.js", import.meta.url);

/**
 * Gives the environment for a command: the caller's, with our hook ahead of other `--import`s,
 * the broker's address and token, and `LLM_REPLAY_MODE`.
 */
export const childEnv = (env: NodeJS.ProcessEnv, orders: ChildOrders): NodeJS.ProcessEnv => ({
  ...env,
  NODE_OPTIONS: [`--import=${HOOK.href}`, env["NODE_OPTIONS"]].filter(Boolean).join(" "),
  LLM_REPLAY_MODE: orders.mode,
  LLM_REPLAY_BROKER: JSON.stringify({
    port: orders.address.port,
    replays: orders.replays,
    traffic: orders.traffic,
  }),
  LLM_REPLAY_TOKEN: orders.address.token,
});

/** Reads what {@link childEnv} wrote, `undefined` outside such a command. */
export const readChildEnv = (env: NodeJS.ProcessEnv): ChildOrders | undefined => {
  const { LLM_REPLAY_BROKER: broker, LLM_REPLAY_TOKEN: token, LLM_REPLAY_MODE: mode = "auto" } = env;
  if (!broker || !token) return undefined;
  const { port, replays, traffic } = JSON.parse(broker) as {
    port: number;
    replays: boolean;
    traffic: TrafficRules;
  };
  return { address: { port, token }, mode, replays, traffic };
};
