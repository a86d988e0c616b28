import { expect, test } from "vitest";
import { contentTypeOf, headerOf } from "../../src/cassette/header-of.ts";

const headers = [
  ["content-type", "text/plain"],
  ["set-cookie", "a=1"],
  ["set-cookie", "b=2"],
] as const;

test("a header is given by its name, of repeated lines the first, where there is one", () => {
  expect(["content-type", "set-cookie", "etag"].map((name) => headerOf(headers, name))).toEqual([
    "text/plain",
    "a=1",
    undefined,
  ]);
  expect(headerOf(undefined, "etag")).toBeUndefined();
});

test("a content type that is not told is empty", () => {
  expect([contentTypeOf(headers), contentTypeOf([]), contentTypeOf(undefined)]).toEqual([
    "text/plain",
    "",
    "",
  ]);
});
