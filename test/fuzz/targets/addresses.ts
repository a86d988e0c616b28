import * as fc from "fast-check";
import { expect } from "vitest";
import { namedCassettePath } from "../../../src/cassette/path.ts";
import { canonicalUrl } from "../../../src/replay/canonical-url.ts";
import { matchesPattern } from "../../../src/wire/traffic-pattern.ts";
import { texts } from "../texts.ts";
import { orRefused, property, type Targets } from "../target.ts";

const addresses = fc.oneof(
  fc.webUrl({ withQueryParameters: true, withFragments: true }),
  fc.constantFrom(
    "http://localhost:1/a",
    "http://[::1]:80/?a=%zz",
    "https://a.b/%2e%2e/x",
    "wss://x.localhost/",
  ),
);
const patterns = fc.oneof(texts, addresses, fc.stringMatching(/^[*./:a-z0-9[\]]{0,60}$/));

/** What is promised of addresses, patterns and names. */
export const ADDRESSES: Targets = {
  "addresses and patterns of any kind are compared, and names stay in their folder": property(
    addresses,
    patterns,
    async (address, pattern) => {
      const url = URL.parse(address);
      if (url) expect(matchesPattern(url, pattern)).toBeTypeOf("boolean");
      expect(canonicalUrl(canonicalUrl(address))).toBe(canonicalUrl(address));
      canonicalUrl(pattern);
      const path = await orRefused(() => namedCassettePath("/app/cassettes", pattern));
      if (path !== undefined) expect(path).toMatch(/^\/app\/cassettes\/[^]*\.json$/);
    },
  ),
};
