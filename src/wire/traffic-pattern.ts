import { fitsWildcard } from "../formats/wildcard.ts";
import { hostOf } from "./connection-target.ts";

/**
 * Names addresses: `api.example.com`, `*.example.com`, `localhost:8080`, `https://host/path` (the beginning of a
 * path; `*` stands for any characters), or a regular expression tested on the whole address.
 */
export type TrafficPattern = string | RegExp;

/**
 * Tells whether an address is named by a pattern. A pattern with a path names the bare origin too: an origin is
 * all that a socket tells when it connects.
 */
export const matchesPattern = (url: URL, pattern: TrafficPattern): boolean => {
  if (pattern instanceof RegExp) return url.href.search(pattern) !== -1;
  const { host, path } = parts(pattern);
  if (!fitsWildcard(host.includes(":") ? withPort(url) : hostOf(url), host.toLowerCase())) return false;
  return path === "" || isBareOrigin(url) || fitsWildcard(url.pathname + url.search, `${path}*`);
};

const withPort = (url: URL): string =>
  `${url.hostname}:${url.port || (url.protocol === "https:" ? "443" : "80")}`;

const isBareOrigin = (url: URL): boolean => url.pathname === "/" && url.search === "";

const parts = (pattern: string): { host: string; path: string } => {
  const address = pattern.replace(/^[a-z*]+:\/\//i, "");
  const slash = address.indexOf("/");
  if (slash === -1) return { host: address, path: "" };
  return { host: address.slice(0, slash), path: address.slice(slash) };
};
