import { BlockList, isIP } from "node:net";
import { hostOf } from "./connection-target.ts";
import { matchesPattern, type TrafficPattern } from "./traffic-pattern.ts";
import {
  MODEL_PATHS,
  MODEL_PORTS,
  OTHER_PROTOCOL_PORTS,
  PRIVATE_SUFFIXES,
  SHARED_MODEL_PORTS,
  TELEMETRY,
} from "./traffic-tables.ts";

/** `record`: kept and replayed; `pass`: none of our business; `drop`: real while recording, swallowed in replay. */
export type TrafficClass = "record" | "pass" | "drop";

/** Addresses the user sorts into a class; where several name one, `drop` goes before `pass`, `pass` before `record`. */
export interface TrafficPatterns {
  readonly record?: readonly TrafficPattern[];
  readonly pass?: readonly TrafficPattern[];
  readonly drop?: readonly TrafficPattern[];
}

/** Sorts an address into its class of traffic: the user's patterns first, then closed tables. */
export const classifyTraffic = (url: URL, extra: TrafficPatterns = {}): TrafficClass => {
  const named = (patterns: readonly TrafficPattern[] = []): boolean =>
    patterns.some((pattern) => matchesPattern(url, pattern));
  if (named(extra.drop)) return "drop";
  if (named(extra.pass)) return "pass";
  if (named(extra.record)) return "record";
  if (isLocal(url)) return isLocalModel(url) ? "record" : "pass";
  if (OTHER_PROTOCOL_PORTS.has(url.port)) return "pass";
  return isTelemetry(url) ? "drop" : "record";
};

/** Tells whether an address leads to a port of this or a private machine where a model may be served. */
export const isLocalModelPort = (url: URL): boolean =>
  (MODEL_PORTS.has(url.port) || SHARED_MODEL_PORTS.has(url.port)) && isLocal(url);

const isLocalModel = (url: URL): boolean =>
  MODEL_PORTS.has(url.port) || MODEL_PATHS.some((path) => url.pathname.startsWith(path));

/** A path alone is no reason to drop all that goes to an origin. */
const isTelemetry = (url: URL): boolean =>
  TELEMETRY.some(
    (pattern) =>
      matchesPattern(url, pattern) &&
      !(url.pathname === "/" && typeof pattern === "string" && pattern.includes("/")),
  );

const privateRanges = (): BlockList => {
  const list = new BlockList();
  for (const [address, prefix] of [
    ["0.0.0.0", 8],
    ["10.0.0.0", 8],
    ["100.64.0.0", 10],
    ["127.0.0.0", 8],
    ["169.254.0.0", 16],
    ["172.16.0.0", 12],
    ["192.168.0.0", 16],
  ] as const)
    list.addSubnet(address, prefix, "ipv4");
  for (const [address, prefix] of [
    ["::", 127],
    ["fc00::", 7],
    ["fe80::", 10],
  ] as const)
    list.addSubnet(address, prefix, "ipv6");
  return list;
};

let ranges: BlockList | undefined;

const isLocal = (url: URL): boolean => {
  const host = hostOf(url);
  const family = isIP(host);
  if (family !== 0) return (ranges ??= privateRanges()).check(host, family === 6 ? "ipv6" : "ipv4");
  return !host.includes(".") || PRIVATE_SUFFIXES.some((suffix) => host.endsWith(suffix));
};
