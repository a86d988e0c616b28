import { failure, type LlmReplayError } from "../errors.ts";
import { KEY_RULES } from "./provider-keys.ts";

/** What templates print for a key that is not there. */
const EMPTY = /^(?:bearer)?\s*(?:undefined|null|false|\$\{?\w+\}?)?$/i;

/** Builds the error of a request that a known provider can only refuse, because it carries no key; else `undefined`. */
export const missingKey = (request: Request): LlmReplayError | undefined => {
  const url = new URL(request.url);
  const rule = KEY_RULES[url.hostname];
  if (!rule || rule.isPartlyOpen || (rule.query && url.searchParams.get(rule.query))) return undefined;
  const given = rule.headers.some((name) => !EMPTY.test(request.headers.get(name) ?? ""));
  if (given) return undefined;
  const [header] = rule.headers;
  const [variable] = rule.variables;
  return failure("apiKeyMissing", `${request.method} ${url.origin}${url.pathname}`, header, variable);
};
