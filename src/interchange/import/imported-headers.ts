import type { Header } from "../../cassette/cassette.ts";

/** What recorders put in the place of a value: `**REDACTED**`, `Sanitized`, `[FILTERED]`, `<masked>`, `XXXX`. */
const PLACEHOLDER =
  /^\W*(?:redacted|sanitized|scrubbed|filtered|masked|hidden|removed|omitted|dummy|x{3,})(?:\W.{0,60})?$/i;
const NAME = /^[!#$%&'*+.^_`|~0-9a-z-]+$/;
/** What `Headers` takes: bytes without NUL and line ends (https://fetch.spec.whatwg.org/#headers-class). */
const VALUE = /^[\x01-\x09\x0B\x0C\x0E-\xFF]*$/;

/** Headers as they can be kept, and what is to be said of those that cannot. */
interface KeptHeaders {
  readonly lines: readonly Header[];
  /** Of those that a cassette keeps, some had a placeholder for their value. */
  readonly hasPlaceholder: boolean;
  /** Some are none that HTTP allows. */
  readonly hasIllegal: boolean;
}

const isPlaceholder = ([, value]: Header): boolean => PLACEHOLDER.test(value);

/**
 * Reads the headers of an imported message: names in lower case; HTTP/2's pseudo headers, placeholders and what HTTP does
 * not allow left out. `keeps` tells which headers a cassette keeps.
 */
export const importedHeaders = (
  headers: readonly Header[],
  keeps: (name: string, value: string) => boolean,
): KeptHeaders => {
  const lines = headers
    .map(([name, value]): Header => [name.trim().toLowerCase(), value.trim()])
    .filter(([name]) => !name.startsWith(":"));
  const legal = lines.filter(([name, value]) => NAME.test(name) && VALUE.test(value));
  return {
    lines: legal.filter((line) => !isPlaceholder(line)),
    hasPlaceholder: legal.some((line) => isPlaceholder(line) && keeps(...line)),
    hasIllegal: legal.length < lines.length,
  };
};

/** Headers without which an API refuses a request (https://docs.anthropic.com/en/api/versioning). */
const REQUIRED: readonly (readonly [host: RegExp, name: string])[] = [
  [/(?:^|\.)anthropic\.com$/, "anthropic-version"],
];

/** Tells whether a recorder left out headers of a request: one that the API insists on is not there. */
export const lacksRequired = (url: string, headers: readonly Header[]): boolean => {
  const { hostname, pathname } = new URL(url);
  return (
    pathname.startsWith("/v1/") &&
    REQUIRED.some(([host, name]) => host.test(hostname) && !headers.some(([each]) => each === name))
  );
};
