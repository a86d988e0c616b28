import { randomBytes } from "node:crypto";
import type { Answer, Live } from "../../answer.ts";
import { failure, LlmReplayError } from "../../errors.ts";
import { monotonic } from "../../real-time.ts";
import { refusal } from "../../session/refusal.ts";
import { type Forward, openForwarding } from "../../wire/server/forward.ts";
import { type Asked, listen, type Reply } from "../../wire/server/listen.ts";
import { isSecret } from "../../wire/server/is-secret.ts";
import { splitOrigin } from "../../wire/server/origin-segment.ts";
import { isOwnHost } from "../../wire/server/own-host.ts";
import type { DecideTunnel, TunnelAsked } from "../../wire/server/tunnels.ts";
import { empty } from "../../wire/swallow.ts";
import type { ForeignAttempt, Route } from "../../wire/wire-options.ts";
import type { CallOutcome } from "../broker/broker-call.ts";
import { leadBack } from "./lead-back.ts";

/** What the proxy asks and tells its owner. */
export interface ProxyOptions {
  readonly answer: Answer;
  readonly route: (url: URL) => Route;
  /** Decides about a conversation that cannot be recorded; a WebSocket is refused in any case. */
  readonly foreign: (attempt: ForeignAttempt) => "refuse" | "pass";
  readonly onCall: (outcome: CallOutcome) => void;
  /** Hears of what is refused without the Answer being asked. */
  readonly onRefused: (problem: LlmReplayError) => void;
  /** Requests may reach the network. */
  readonly isLive: boolean;
  /** What the upstreams are reached through: `HTTPS_PROXY` and its kin. */
  readonly env: NodeJS.ProcessEnv;
}

/** A running proxy. */
export interface Proxy extends AsyncDisposable {
  /** Its address with its token; the segment that follows names the upstream. */
  readonly address: string;
  /** The same for clients that ask it for tunnels, as a proxy of the network: those lead past the cassette. */
  readonly gate: string;
  /** Takes no more requests, and waits for the open ones, at most `ms` milliseconds. */
  readonly settle: (ms: number) => Promise<void>;
}

/**
 * Starts a reverse proxy on loopback for programs that no hook reaches: each request goes to the Answer under the address
 * of its upstream, as if it had been sent there. It answers to those that know its token, and to its own name alone.
 */
export const startProxy = async (options: ProxyOptions): Promise<Proxy> => {
  const token = randomBytes(18).toString("base64url");
  const forwarding = openForwarding(options.env);
  const handle = async (asked: Asked): Promise<Reply> => {
    try {
      const url = addressOf(asked, token, server.port);
      refuseUnrecordable(asked, url, options);
      const { response, delivered } = await replyTo(asked, url, options, forwarding.forward);
      return { response: leadBack(response, url.origin, address), ...(delivered && { delivered }) };
    } catch (error) {
      if (!(error instanceof LlmReplayError)) throw error;
      options.onRefused(error);
      return { response: refusal(error) };
    }
  };
  const server = await listen({ handle, tunnel: (asked) => decide(asked, token, options) });
  const address = `http://127.0.0.1:${server.port}/${token}`;
  return {
    address,
    gate: `http://${USER}:${token}@127.0.0.1:${server.port}`,
    settle: server.drain,
    [Symbol.asyncDispose]: async () => {
      await server[Symbol.asyncDispose]();
      forwarding[Symbol.dispose]();
    },
  };
};

/** Reads where a request is meant to go, once it has shown that it comes from the command. */
const addressOf = ({ target, header }: Asked, token: string, port: number): URL => {
  const host = header("host");
  if (!isOwnHost(host, port)) throw failure("proxyHostForeign", host ?? "");
  const given = target.slice(1, token.length + 1);
  if (!target.startsWith("/") || !isSecret(given, token)) throw failure("proxyTokenWrong");
  const rest = target.slice(token.length + 1);
  const upstream = splitOrigin(rest);
  const url = upstream && URL.parse(`${upstream.origin}${upstream.rest}`);
  if (!url) throw failure("proxyUpstreamUnknown", rest.replace(/\?.*/s, "?…"));
  return url;
};

const refuseUnrecordable = ({ header }: Asked, url: URL, { isLive, foreign }: ProxyOptions): void => {
  if (header("upgrade")?.toLowerCase() === "websocket") {
    const port = url.port === "" ? {} : { port: Number(url.port) };
    foreign({ protocol: "websocket", host: url.hostname, ...port });
    throw failure("proxyWebSocket", url.host);
  }
  if (isLive && header("authorization")?.startsWith("AWS4-")) throw failure("proxySigned", url.host);
};

const USER = "llm-replay";

const decide = (
  { authority, credentials }: TunnelAsked,
  token: string,
  { foreign }: ProxyOptions,
): ReturnType<DecideTunnel> => {
  const [scheme = "", given = ""] = (credentials ?? "").split(" ");
  const known = isSecret(given, Buffer.from(`${USER}:${token}`).toString("base64"));
  const { hostname, port = "" } = URL.parse(`tunnel://${authority}`) ?? {};
  if (scheme.toLowerCase() !== "basic" || !known || !hostname) return "refuse";
  const attempt = { protocol: "connect", host: hostname, ...(port && { port: Number(port) }) } as const;
  return foreign(attempt) === "pass" ? "open" : "refuse";
};

/** A body belongs to the request until the Answer or the upstream has it. */
const replyTo = async (
  asked: Asked,
  url: URL,
  { answer, route, onCall }: ProxyOptions,
  forward: Forward,
): Promise<Reply> => {
  const start = monotonic();
  const body = await asked.body();
  const way = route(url);
  if (way === "swallow") return { response: empty() };
  let via: CallOutcome["via"] = "served";
  const live: Live = () => {
    via = "live";
    return forward(asked, url, body);
  };
  if (way === "pass") return { response: await live() };
  const told = (sum: Pick<CallOutcome, "status" | "chunks" | "bytes">): void =>
    onCall({ method: asked.method, url: url.href, via, ...sum, ms: monotonic() - start });
  try {
    const response = await answer(requestOf(asked, url, body), live);
    return { response, delivered: told };
  } catch (error) {
    told({ chunks: 0, bytes: 0 });
    throw error;
  }
};

/** The request as its program meant it; a body of GET or HEAD, which `Request` does not take, only goes live. */
const requestOf = (asked: Asked, url: URL, body: Uint8Array<ArrayBuffer> | undefined): Request => {
  const { method, signal } = asked;
  const isBodiless = method === "GET" || method === "HEAD";
  return new Request(url, {
    method,
    headers: asked.lines(),
    signal,
    body: isBodiless ? null : (body ?? null),
  });
};
