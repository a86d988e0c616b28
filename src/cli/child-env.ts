import type { Mode } from "../session/mode.ts";
import type { Work } from "../session/work.ts";
import type { TrafficPatterns } from "../wire/traffic.ts";
import { goesLive } from "../session/work.ts";
import type { BrokerAddress } from "./broker/broker-link.ts";
import { type Announcements, announcements } from "./proxy/announce.ts";
import type { Proxy } from "./proxy/proxy.ts";

/** What a process under `llm-replay record` or `replay` is told through its environment. */
export interface ChildOrders {
  readonly address: BrokerAddress;
  /** The mode by name, for a test runner with its own cassettes. */
  readonly mode: Mode;
  readonly work: Work;
  readonly traffic: TrafficPatterns;
  /** Cassettes of a test runner that are too old are to be recorded again. */
  readonly renewsStale: boolean;
  /** What the command is called in messages. */
  readonly title: string;
  /** The addresses of the proxy; absent where there is none. */
  readonly proxy?: Pick<Proxy, "address" | "gate">;
  /** The variables that lead through the proxy; a Node process needs none of them for itself. */
  readonly variables?: Announcements;
}

const HOOK = new URL(import.meta.url.endsWith(".ts") ? "./register.ts" : "./register.js", import.meta.url);

/**
 * Gives the environment for a command: the caller's, with our hook ahead of other `--import`s,
 * the broker's address and token, `LLM_REPLAY_MODE`, and the base URLs that lead through the proxy.
 */
export const childEnv = (env: NodeJS.ProcessEnv, orders: ChildOrders): NodeJS.ProcessEnv => {
  const { proxy, work, address } = orders;
  const variables = proxy === undefined ? {} : announcements({ ...proxy, env, isLive: goesLive(work) });
  return {
    ...env,
    ...Object.fromEntries(Object.entries(variables).map(([name, { ours }]) => [name, ours])),
    ...(proxy !== undefined && { LLM_REPLAY_PROXY: proxy.address }),
    NODE_OPTIONS: [`--import=${HOOK.href}`, env["NODE_OPTIONS"]].filter(Boolean).join(" "),
    LLM_REPLAY_MODE: orders.mode,
    ...(orders.renewsStale && { LLM_REPLAY_STALE: "record" }),
    LLM_REPLAY_BROKER: JSON.stringify(
      { ...orders, variables, address: undefined, port: address.port },
      printExpression,
    ),
    LLM_REPLAY_TOKEN: address.token,
  };
};

/** JSON has no regular expressions, by which traffic may be named. */
const printExpression = (_: string, value: unknown): unknown =>
  value instanceof RegExp ? { source: value.source, flags: value.flags } : value;

const readExpression = (_: string, value: unknown): unknown => {
  if (typeof value !== "object" || value === null || !("source" in value && "flags" in value)) return value;
  return new RegExp(String(value.source), String(value.flags));
};

/** Reads what {@link childEnv} wrote, `undefined` outside such a command. */
export const readChildEnv = (env: NodeJS.ProcessEnv): ChildOrders | undefined => {
  const { LLM_REPLAY_BROKER: broker, LLM_REPLAY_TOKEN: token } = env;
  if (!broker || !token) return undefined;
  const { port, ...orders } = JSON.parse(broker, readExpression) as Omit<ChildOrders, "address"> & {
    port: number;
  };
  return { ...orders, address: { port, token } };
};
