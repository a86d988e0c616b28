import { originSegment } from "../../wire/server/origin-segment.ts";
import { basePath } from "./base-path.ts";
import { BASE_URLS, type BaseUrl } from "./base-urls.ts";

type Env = Readonly<Record<string, string | undefined>>;

/** A variable of the environment: what we set it to, and what the user had set; absent where that was nothing. */
interface Announced {
  readonly ours: string;
  readonly own?: string;
}

/** Variables by name. */
export type Announcements = Readonly<Record<string, Announced>>;

/** What is announced, and to whom. */
export interface Announcing {
  /** The address of the proxy with its token, without a slash at its end. */
  readonly address: string;
  /** The address under which it is a proxy of the network. */
  readonly gate: string;
  readonly env: Env;
  /** Requests may reach the network. */
  readonly isLive: boolean;
}

/**
 * Lists the variables that lead a program's requests through the proxy. Each names the upstream that the variable stood
 * for, the user's own gateway where there is one. Of variables for the same API only those are taken over that the user
 * has set, if any are. In replay what is sent to other hosts over TLS comes to the gate, which knows what may pass.
 */
export const announcements = (announcing: Announcing): Announcements => {
  const { address, env } = announcing;
  const listed = BASE_URLS.flatMap((row) => {
    const upstream = upstreamOf(row, announcing);
    if (!upstream) return [];
    const ours = `${address}/${originSegment(upstream.origin)}${basePath(upstream)}`;
    return [[row.variable, announced(env, row.variable, ours)]];
  });
  return { ...Object.fromEntries(listed), ...networkProxies(announcing) };
};

const announced = (env: Env, name: string, ours: string): Announced => {
  const own = env[name];
  return own === undefined ? { ours } : { ours, own };
};

const upstreamOf = (row: BaseUrl, { env, isLive }: Announcing): URL | undefined => {
  const { variable, upstream, unless, unsignedWith } = row;
  if (isLive && unsignedWith && !env[unsignedWith]) return undefined;
  const own = env[variable];
  if (own) return ownAddress(own, upstream);
  if (unless && env[unless]) return undefined;
  const isTakenByAnother = BASE_URLS.some((other) => other.upstream === upstream && env[other.variable]);
  return isTakenByAnother || !upstream ? undefined : inRegion(upstream, env);
};

/** Reads what the user set; a host without a scheme where the API is one that is served locally. */
export const ownAddress = (own: string, upstream: string | undefined): URL | undefined => {
  const isLocal = upstream?.startsWith("http:") ?? false;
  const isWhole = /^https?:\/\//i.test(own);
  const url = isWhole || isLocal ? URL.parse(isWhole ? own : `http://${own}`) : null;
  if (!url || url.username !== "" || url.search !== "") return undefined;
  if (isLocal && !isWhole && url.port === "") url.port = new URL(upstream ?? "").port;
  // What a server listens on is not where a client connects to.
  if (url.hostname === "0.0.0.0") url.hostname = "127.0.0.1";
  return url;
};

const REGION = /^[a-z]+(?:-[a-z0-9]+)+$/;

/** Puts the region into an address that has a place for it; `undefined` where the environment names none. */
export const inRegion = (upstream: string, env: Env): URL | undefined => {
  const filled = upstream.replace(/\{([^{}]*)\}/, (_, names: string) => {
    const region =
      names
        .split("|")
        .map((name) => env[name])
        .find(Boolean) ?? "";
    return REGION.test(region) ? region : "{}";
  });
  return filled.includes("{}") ? undefined : new URL(filled);
};

/** Programs that send all through a proxy of the network must not send us through it. */
const networkProxies = ({ env, gate, isLive }: Announcing): Announcements => {
  const both = (name: string, ours: string): Announcements =>
    Object.fromEntries([name, name.toUpperCase()].map((each) => [each, announced(env, each, ours)]));
  const gates = isLive ? {} : both("https_proxy", gate);
  const isProxied =
    !isLive || ["http_proxy", "all_proxy"].some((name) => env[name] ?? env[name.toUpperCase()]);
  const direct = [env["no_proxy"] ?? env["NO_PROXY"], "127.0.0.1,localhost"].filter(Boolean).join(",");
  return { ...gates, ...(isProxied && both("no_proxy", direct)) };
};
