import type { Header } from "../cassette/cassette.ts";
import type { NameTest } from "./secret-names.ts";

/** Cookies by which load balancers and bot filters know their visitors; they say nothing about the answer. */
const NETWORK_COOKIE =
  /^(?:__cf|_cfuvid|cf_|AWSALB|ARRAffinity|ApplicationGatewayAffinity|GCLB|GAESA|datadome|incap_|visid_)/i;

const COOKIE = "set-cookie";

/**
 * A cookie keeps its name and its attributes, less the date it ends on, which differs from recording to recording.
 * One without a name is all value (RFC 6265 §5.2).
 */
const cookieWithoutValue = (cookie: string): string => {
  const [pair = "", ...attributes] = cookie.split(";");
  const kept = attributes.filter((attribute) => !/^\s*expires=/i.test(attribute));
  const name = pair.includes("=") ? pair.replace(/=.*$/s, "=") : "";
  return [`${name}redacted`, ...kept].join(";");
};

/** What happens to the headers of a message. */
export interface HeaderRules {
  readonly keeps: (name: string, value: string) => boolean;
  readonly isSecret: NameTest;
  readonly text: (value: string) => string;
}

/** Keeps the headers that are to be kept; credentials by name go, credentials in a value are masked. */
export const redactHeaders = (headers: readonly Header[], { keeps, isSecret, text }: HeaderRules): Header[] =>
  headers.flatMap(([name, value]): Header[] => {
    const lower = name.toLowerCase();
    if (lower === COOKIE) return NETWORK_COOKIE.test(value) ? [] : [[lower, cookieWithoutValue(value)]];
    return keeps(lower, value) && !isSecret(lower) ? [[lower, text(value)]] : [];
  });
