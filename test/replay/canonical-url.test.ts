import { expect, test } from "vitest";
import { canonicalUrl } from "../../src/replay/canonical-url.ts";

test.each([
  ["the order of the query does not count", "https://a.com/x?b=2&a=1", "https://a.com/x?a=1&b=2"],
  ["the order of repeated names does", "https://a.com/x?a=2&b=0&a=1", "https://a.com/x?a=2&a=1&b=0"],
  ["a loopback port is left out", "http://127.0.0.1:4711/v1", "http://127.0.0.1/v1"],
  ["so it is for names of the machine", "http://localhost:1/v1?x=1", "http://localhost/v1?x=1"],
  ["and for its names below", "http://app.localhost:99/v1", "http://app.localhost/v1"],
  ["and for IPv6", "http://[::1]:99/v1", "http://[::1]/v1"],
  ["and for the addresses of all interfaces", "http://0.0.0.0:99/v1", "http://0.0.0.0/v1"],
  ["in IPv6 too", "http://[::]:99/v1", "http://[::]/v1"],
  [
    "a host that only begins so is another's",
    "https://localhost.a.com:8443/v1",
    "https://localhost.a.com:8443/v1",
  ],
  ["and one that only holds it", "https://a.127.0.0.1.com:1/v1", "https://a.127.0.0.1.com:1/v1"],
  ["credentials do not count", "https://me:secret@a.com/x", "https://a.com/x"],
  ["a sign that is no credential does", "https://a.com/@me", "https://a.com/@me"],
  ["an empty query is none", "https://a.com/x?", "https://a.com/x"],
  ["the case of a host does not count", "https://A.com/x?a=1", "https://a.com/x?a=1"],
  ["what is no address stays", "not an address?b=1&a=2", "not an address?b=1&a=2"],
  ["a public port stays", "https://a.com:8443/v1", "https://a.com:8443/v1"],
  ["a fragment does not count", "https://a.com/x#top", "https://a.com/x"],
])("%s", (_promise, url, canonical) => {
  expect(canonicalUrl(url)).toBe(canonical);
});
