import { literal } from "../formats/literal.ts";
import type { RecordedRequest } from "../cassette/cassette.ts";
import type { SecretNames } from "./secret-names.ts";
import { knownPrefixLength, type SecretShape } from "./secret-shapes.ts";

/** Shorter ones are too likely to be ordinary words when they are looked for as they are. */
const SHORTEST = 12;

const shapeOf = (credential: string): SecretShape => {
  const prefix = knownPrefixLength(credential);
  const [known, secret] = [credential.slice(0, prefix), credential.slice(prefix)];
  return {
    name: "the request's own credential",
    hints: [credential],
    find: new RegExp(`${literal(known)}(${literal(secret)})`, "dg"),
  };
};

const queryOf = (url: string): readonly (readonly [string, string])[] =>
  URL.canParse(url) ? [...new URL(url).searchParams] : [];

/**
 * Lists the credentials that a request itself carries in headers and query, as shapes to look for in its answer: a key
 * that has no look of its own is known by having been sent as one. Needs the headers as they were sent.
 */
export const ownCredentials = ({ headers, url }: RecordedRequest, names: SecretNames): SecretShape[] => {
  const sent = headers
    .filter(([name]) => names.header(name))
    .map(([, value]) => /^(?:[A-Za-z-]{1,16} +)?([^\s;,]+)$/.exec(value)?.[1] ?? "");
  const asked = queryOf(url)
    .filter(([name]) => names.query(name))
    .map(([, value]) => value);
  return [...new Set([...sent, ...asked])].filter(({ length }) => length >= SHORTEST).map(shapeOf);
};
