import { failure } from "../errors.ts";
import { classifyTraffic, type TrafficPatterns } from "../wire/traffic.ts";
import type { ForeignAttempt, Route } from "../wire/wire-options.ts";
import type { Ledger } from "./ledger.ts";
import { goesLive, type Work } from "./work.ts";

const PROTOCOLS: Record<ForeignAttempt["protocol"], string> = {
  http2: "HTTP/2",
  grpc: "gRPC",
  duplex: "a two-way stream",
  websocket: "a WebSocket",
  tls: "a raw TLS connection",
  connect: "a proxy tunnel",
};

/** Decides where a request goes: LLM traffic to the answer, telemetry nowhere while replaying, all else to the network. */
export const routeOf = (url: URL, work: Work, patterns: TrafficPatterns | undefined): Route => {
  const traffic = classifyTraffic(url, patterns);
  if (traffic === "record") return "answer";
  return traffic === "drop" && !goesLive(work) ? "swallow" : "pass";
};

/** Decides about a connection that cannot be recorded: refused and remembered while replaying, passed with a note while recording. */
export const judgeForeign = (
  attempt: ForeignAttempt,
  work: Work,
  patterns: TrafficPatterns | undefined,
  title: string,
  ledger: Pick<Ledger, "remember" | "note">,
): "refuse" | "pass" => {
  const { protocol, host, port } = attempt;
  const authority = port === undefined || port === 443 ? host : `${host}:${port}`;
  const traffic = classifyTraffic(new URL(`https://${bracketed(host)}:${port ?? 443}/`), patterns);
  if (traffic === "pass") return "pass";
  if (goesLive(work)) {
    if (work !== "live" && traffic === "record")
      ledger.note(`${PROTOCOLS[protocol]} to ${authority} went through, but cannot be recorded.`);
    return "pass";
  }
  if (traffic === "record")
    ledger.remember(failure("protocolRefused", PROTOCOLS[protocol], authority, title));
  return "refuse";
};

const bracketed = (host: string): string =>
  host.includes(":") && !host.startsWith("[") ? `[${host}]` : host;
