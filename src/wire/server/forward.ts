import { type Agent, Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import { hostOf } from "../connection-target.ts";
import { sendLive } from "../live-request.ts";
import type { Asked } from "./listen.ts";

/** What is sent of a request, beside its address and body. */
type Forwarded = Pick<Asked, "method" | "lines" | "header" | "signal">;

/** Sends what came in on to where it was meant for. */
export type Forward = (asked: Forwarded, url: URL, body: Uint8Array | undefined) => Promise<Response>;

/** Connections to the upstreams, kept until the undo. */
export interface Forwarding extends Disposable {
  readonly forward: Forward;
}

/**
 * Opens the way to the upstreams. `HTTPS_PROXY` and its kin in `env` are followed where this Node can: since 22.21 and 24.5
 * (https://nodejs.org/api/http.html#built-in-proxy-support).
 */
export const openForwarding = (env: NodeJS.ProcessEnv): Forwarding => {
  const options = { keepAlive: true, proxyEnv: env };
  const agents = { "http:": new HttpAgent(options), "https:": new HttpsAgent(options) };
  return {
    forward: (asked, url, body) => {
      const secure = url.protocol === "https:";
      const agent: Agent = secure ? agents["https:"] : agents["http:"];
      const { method, signal } = asked;
      return sendLive({ method, options: targetOf(asked, url, body, agent), secure, body, signal });
    },
    [Symbol.dispose]: () => {
      for (const agent of Object.values(agents)) agent.destroy();
    },
  };
};

const targetOf = (asked: Forwarded, url: URL, body: Uint8Array | undefined, agent: Agent) => ({
  agent,
  host: hostOf(url),
  ...(url.port && { port: url.port }),
  path: url.pathname + url.search,
  // The client's credentials are among its lines: it is the upstream that they are for.
  headers: [...asked.lines().flat(), "host", url.host, ...lengthOf(asked, body)],
});

const lengthOf = (asked: Forwarded, body: Uint8Array | undefined): string[] => {
  const length = body?.byteLength ?? asked.header("content-length");
  return length === undefined ? [] : ["content-length", String(length)];
};
