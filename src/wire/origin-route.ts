import type { CarriedContexts } from "./carried-context.ts";
import { originOf, type Target } from "./connection-target.ts";
import { isLocalModelPort } from "./traffic.ts";
import type { Route, WireOptions } from "./wire-options.ts";

/** What becomes of a connection; `maybe`: some of its requests may be answered, only their addresses tell. */
export type OriginRoute = Route | "maybe";

/** Builds the question that is asked where a socket connects and nothing but its origin is known. */
export const originRoute = (
  { route, proxies = [] }: Pick<WireOptions, "route" | "proxies">,
  contexts: CarriedContexts,
): ((target: Pick<Target, "host" | "port" | "secure">) => OriginRoute) => {
  const known = new Set(proxies.map((proxy) => URL.parse(proxy)?.host));
  return (target) => {
    const url = originOf(target);
    if (!url) return "pass";
    const way = route(url);
    if (way !== "pass") return way;
    return isLocalModelPort(url) || known.has(url.host) || contexts.isExpected(url.host) ? "maybe" : "pass";
  };
};
