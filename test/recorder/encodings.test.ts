import { brotliCompressSync, deflateSync, gzipSync, zstdCompressSync } from "node:zlib";
import { expect, test } from "vitest";
import { decodeBody } from "../../src/recorder/encodings.ts";

const text = Buffer.from("what was said ".repeat(20));

test.each([
  ["gzip", gzipSync(text)],
  ["X-GZIP", gzipSync(text)],
  ["deflate", deflateSync(text)],
  ["br", brotliCompressSync(text)],
  ["zstd", zstdCompressSync(text)],
  ["gzip, br", brotliCompressSync(gzipSync(text))],
  ["identity", text],
])("a body that says %s is decoded, the last coding first", (encoding, bytes) => {
  expect(Buffer.from(decodeBody(bytes, encoding, 1000) ?? [])).toEqual(text);
});

test("bytes that are not so encoded, unknown codings and too much content are not decoded", () => {
  expect(decodeBody(text, "gzip", 1000)).toBeUndefined();
  expect(decodeBody(text, "compress", 1000)).toBeUndefined();
  expect(decodeBody(gzipSync(text), "gzip", 10)).toBeUndefined();
});
