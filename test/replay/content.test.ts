import { expect, test } from "vitest";
import { storeBody } from "../../src/cassette/body.ts";
import type { RecordedRequest } from "../../src/cassette/cassette.ts";
import { contentOf, readJsonLoosely, withIgnored } from "../../src/replay/content.ts";

test("a body of many megabytes is read, however it is laid out", () => {
  const image = "QUJD0e".repeat(3_000_000);
  const read = readJsonLoosely(`{ "seed":9007199254740993,   "image":"${image}" }`);
  expect(read?.numbers).toEqual({ "/seed": "9007199254740993" });
  expect(read?.value).toHaveProperty("image.length", image.length);
});

const request = (body: string | Uint8Array, type = "application/json"): RecordedRequest => ({
  method: "POST",
  url: "https://a.com/x",
  headers: [["content-type", type]],
  body: storeBody([Buffer.from(body)], type),
});

test("a body is JSON with its numbers as written, text, or bytes", () => {
  expect(contentOf(request('{"a":1.0}'))).toEqual({
    contentType: "application/json",
    json: { value: { a: 1 }, numbers: { "/a": "1.0" } },
  });
  expect(contentOf(request('{"a":1}'))).toStrictEqual({
    contentType: "application/json",
    json: { value: { a: 1 } },
  });
  expect(contentOf(request("hi", "text/plain"))).toStrictEqual({ contentType: "text/plain", text: "hi" });
  expect(contentOf(request(Uint8Array.of(255), "image/png"))).toMatchObject({ contentType: "image/png" });
  expect(contentOf({ ...request("hi"), headers: [], body: null })).toStrictEqual({
    contentType: "",
    text: "",
  });
});

test("what is ignored is left out of JSON alone", () => {
  const text = contentOf(request("hi", "text/plain"));
  expect(withIgnored(text, ["$.a"])).toBe(text);
  const json = contentOf(request('{"a":1.0,"b":2}'));
  expect(withIgnored(json, [])).toBe(json);
  expect(withIgnored(json, ["$.a"])).toMatchObject({
    contentType: "application/json",
    json: { value: { b: 2 } },
  });
  expect(withIgnored(json, ["$.a"]).json?.value).not.toHaveProperty("a");
});
