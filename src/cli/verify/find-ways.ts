import type { Header, RecordedRequest } from "../../cassette/cassette.ts";
import { STAND_IN } from "../../recorder/placeholder.ts";
import { secretNames } from "../../recorder/secret-names.ts";
import type { Env } from "../../session/mode.ts";
import { AZURE_KEY, KEY_RULES, keyHeader, type KeyRule } from "../../session/provider-keys.ts";
import type { Barred, FindWay, Way } from "../../upkeep/verify/step.ts";
import { inRegion, ownAddress } from "../proxy/announce.ts";
import { basePath } from "../proxy/base-path.ts";
import { BASE_URLS, type BaseUrl } from "../proxy/base-urls.ts";

/** What says where requests may go, and with which credentials. */
export interface Trusted {
  /** Keys, and the base URLs that SDKs read. */
  readonly env: Env;
  /** Sent with every request. */
  readonly headers: readonly Header[];
  /** Further hosts that may be asked, with their port where it is none of the usual; they get `headers` alone. */
  readonly hosts: readonly string[];
}

/** Where a request goes, and how a key is put into it; no rule: it needs none. */
interface Target {
  readonly url: URL;
  readonly rule?: KeyRule | undefined;
  /** The base URL's variable, where one led it there. */
  readonly variable?: string;
}

const BEDROCK = /^bedrock[\w-]*\.[\w-]+\.amazonaws\.com(?:\.cn)?$/;
const BEDROCK_KEY: KeyRule = { headers: ["authorization"], variables: ["AWS_BEARER_TOKEN_BEDROCK"] };

/** What is missing where it is no key. */
const LACKS = new Map([
  [
    BEDROCK_KEY,
    "its requests are signed (AWS SigV4), and a signature cannot be put back; a key of Bedrock can",
  ],
]);

const AZURE = "AZURE_OPENAI_ENDPOINT";

const ruleOfHost = (host: string): KeyRule | undefined =>
  BEDROCK.test(host) ? BEDROCK_KEY : KEY_RULES[host];

const isBelow = (url: URL, base: URL): boolean => {
  const path = basePath(base);
  return url.origin === base.origin && (url.pathname === path || url.pathname.startsWith(`${path}/`));
};

const moved = (url: URL, from: URL, to: URL): URL => {
  const rest = url.pathname.slice(basePath(from).length);
  return new URL(`${to.origin}${basePath(to)}${rest}${url.search}`);
};

const ruleOfRow = ({ variable }: BaseUrl, upstream: URL | undefined): KeyRule | undefined =>
  variable === AZURE ? AZURE_KEY : upstream && ruleOfHost(upstream.hostname);

/** Follows a base URL that is set: to it from the address it stands for, or to itself where it was recorded. */
const ledBy = (row: BaseUrl, url: URL, env: Env): Target | undefined => {
  const own = env[row.variable];
  const to = own ? ownAddress(own, row.upstream) : undefined;
  if (!to) return undefined;
  const from = row.upstream === undefined ? undefined : inRegion(row.upstream, env);
  const rule = ruleOfRow(row, from);
  if (isBelow(url, to)) return { url, rule, variable: row.variable };
  return from && isBelow(url, from) ? { url: moved(url, from, to), rule, variable: row.variable } : undefined;
};

const LOOPBACK = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/** A provider's own host, over TLS; or a server of one's own machine that is known by its port. */
const known = (url: URL, provider: string | undefined): Target | undefined => {
  if (LOOPBACK.test(url.hostname))
    return provider === "ollama" || provider === "lm_studio" ? { url } : undefined;
  const rule = ruleOfHost(url.hostname);
  return rule && url.protocol === "https:" && url.port === "" ? { url, rule } : undefined;
};

const targetOf = (url: URL, provider: string | undefined, { env, hosts }: Trusted): Target | undefined => {
  if (hosts.includes(url.host)) return { url };
  for (const row of BASE_URLS) {
    const found = ledBy(row, url, env);
    if (found) return found;
  }
  return known(url, provider);
};

const ADVICE = (host: string) => `name it with --host ${host}, and its credential with --header`;

const strange = ({ host }: URL, provider: string | undefined): Barred => {
  if (provider === "azure.ai.openai")
    return { reason: `${host}: set ${AZURE} to the resource whose key is in ${AZURE_KEY.variables[0]}` };
  if (provider === "gcp.vertex_ai") return { reason: `${host} takes tokens that expire; ${ADVICE(host)}` };
  return { reason: `${host} is not known to be a provider's own; ${ADVICE(host)}` };
};

const keyFor = ({ rule }: Target, { env, headers }: Trusted): { key?: Header; from: string } | Barred => {
  const given = headers.find(([name]) => rule?.headers.includes(name));
  if (!rule) return { from: "" };
  if (given) return { from: " with --header" };
  const variable = rule.variables.find((name) => env[name]);
  const key = variable === undefined ? undefined : env[variable];
  if (variable === undefined || key === undefined)
    return { reason: `${LACKS.get(rule) ?? "there is no key"}: set ${rule.variables[0]}` };
  return { key: keyHeader(rule, key), from: ` with ${variable}` };
};

const isMasked = secretNames().query;

/** The address without the key that stood in it; `undefined` where something else that was masked is missing. */
const unmasked = (url: URL, rule: KeyRule | undefined): URL | Barred => {
  const clean = new URL(url);
  if (rule?.query && clean.searchParams.get(rule.query) === STAND_IN) clean.searchParams.delete(rule.query);
  const masked = [...clean.searchParams].find(([name, value]) => isMasked(name) && value === STAND_IN);
  return masked ? { reason: `its address holds a credential, ${masked[0]}, which was not recorded` } : clean;
};

const wayTo = (target: Target, recorded: URL, trusted: Trusted): Way | Barred => {
  const clean = unmasked(target.url, target.rule);
  if ("reason" in clean) return clean;
  const found = keyFor(target, trusted);
  if ("reason" in found) return { reason: `${recorded.host}: ${found.reason}` };
  const { variable } = target;
  return {
    url: clean.href,
    headers: [...trusted.headers, ...(found.key ? [found.key] : [])],
    told: `${clean.host}${variable === undefined ? "" : ` (${variable})`}${found.from}`,
  };
};

/**
 * Finds for recorded requests where they go today, and puts the credential back that was not recorded. A cassette may come
 * from anyone: what is known to be a provider's own host gets its key, and so does where the environment's base URLs lead;
 * any other host must be named.
 */
export const findWays =
  (trusted: Trusted): FindWay =>
  ({ url: address }: RecordedRequest, provider) => {
    const url = URL.parse(address);
    if (!url) return { reason: "its address is none" };
    const target = targetOf(url, provider, trusted);
    return target ? wayTo(target, url, trusted) : strange(url, provider);
  };
