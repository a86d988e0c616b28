import * as fc from "fast-check";
import { expect, test } from "vitest";
import { originSegment, splitOrigin } from "../../../src/wire/server/origin-segment.ts";

const host = fc.oneof(
  fc.domain(),
  fc.ipV4(),
  fc.ipV6().map((ip) => `[${ip}]`),
);
const origin = fc
  .tuple(fc.constantFrom("http", "https"), host, fc.option(fc.integer({ min: 1, max: 65_535 })))
  .map(
    ([scheme, name, port]) =>
      URL.parse(`${scheme}://${name}${port === null ? "" : `:${port}`}`)?.origin ?? "",
  )
  .filter((text) => text !== "");

test("every origin comes back from its segment, with all that follows it", () => {
  const rest = fc.constantFrom("", "/", "/v1/chat?a=b", "?q", "//evil.example/x", "/../x");
  fc.assert(
    fc.property(origin, rest, (from, rest) => {
      expect(splitOrigin(`/${originSegment(from)}${rest}`)).toEqual({ origin: from, rest });
    }),
  );
});

test("no target leads anywhere but to the origin that its first segment names", () => {
  fc.assert(
    fc.property(fc.string(), (tail) => {
      const found = splitOrigin(`/api.openai.com/${tail}`);
      expect(found?.origin).toBe("https://api.openai.com");
      const url = URL.parse(`${found?.origin}${found?.rest}`);
      expect(url?.origin ?? "https://api.openai.com").toBe("https://api.openai.com");
    }),
  );
});

test("a first segment that is no host is none", () => {
  for (const target of [
    "",
    "/",
    "v1",
    "/a b/c",
    "/user@host/x",
    "/host:99999999/x",
    "/http:/x",
    "/%2e%2e/x",
    "/[::1/x",
  ])
    expect(splitOrigin(target)).toBeUndefined();
});
