import { expect, test } from "vitest";
import { storeBody } from "../../src/cassette/body.ts";
import type { RecordedRequest } from "../../src/cassette/cassette.ts";
import type { MatchedRequest } from "../../src/replay/match-options.ts";
import { normalizedKey } from "../../src/replay/normalized-key.ts";

const request = (body: string | Uint8Array, type = "application/json"): RecordedRequest => ({
  method: "POST",
  url: "https://a.com/x",
  headers: [["content-type", type]],
  body: storeBody([Buffer.from(body)], type),
});

test("the function of match.normalize gets JSON as JSON, text as text and bytes as base64", () => {
  const seen = (given: RecordedRequest): MatchedRequest => {
    let got: MatchedRequest | undefined;
    normalizedKey(given, (matched) => {
      got = matched;
      return null;
    });
    return got!;
  };
  expect(seen(request('{"a":[1]}'))).toEqual({
    method: "POST",
    url: "https://a.com/x",
    headers: { "content-type": "application/json" },
    body: { a: [1] },
  });
  expect(seen(request('{"a":1,"a":2}')).body).toEqual({ a: 2 });
  expect(seen(request("hello", "text/plain")).body).toBe("hello");
  expect(seen(request(Uint8Array.of(255, 0))).body).toBe("/wA=");
});

test("a key of up to 200 characters is kept as it is, with its names in order", () => {
  const key = (text: string): string => normalizedKey(request("x"), () => text);
  expect(normalizedKey(request("x"), () => ({ b: 1, a: 2 }))).toBe('{"a":2,"b":1}');
  expect(key("x".repeat(198))).toBe(`"${"x".repeat(198)}"`);
  expect(key("x".repeat(199))).toMatch(/^sha256 [0-9a-f]{64}$/);
  expect(key("x".repeat(199))).not.toBe(key("y".repeat(199)));
});
