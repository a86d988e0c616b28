import { expect, test } from "vitest";
import { blobNames, fromBlob, toBlob } from "../../src/cassette/blob.ts";
import type { BlobBody } from "../../src/cassette/disk.ts";

const SIZE = 64 * 1024;

const bodyOf = (size: number) => ({ base64: Buffer.alloc(size, 255).toString("base64") });

test("a body of 64 KiB gets a file of its own, a smaller one stays", () => {
  for (const [size, count] of [
    [SIZE - 1, 0],
    [SIZE, 1],
    [SIZE + 1, 1],
  ] as const) {
    const blobs = new Map<string, Uint8Array>();
    const body = toBlob(bodyOf(size), blobs);
    expect(blobs.size).toBe(count);
    if (count === 0) expect(body).toEqual(bodyOf(size));
    else expect(fromBlob(body as BlobBody, blobs)).toStrictEqual(bodyOf(size));
  }
});

test("a body that is not written as we would write it stays as it is", () => {
  const odd = { base64: bodyOf(SIZE + 1).base64.replaceAll("=", "") };
  const blobs = new Map<string, Uint8Array>();
  expect(toBlob(odd, blobs)).toBe(odd);
  expect(blobs.size).toBe(0);
});

test("the places where a body was cut go with it and come back", () => {
  const blobs = new Map<string, Uint8Array>();
  const body = { ...bodyOf(SIZE), cuts: [7] };
  expect(fromBlob(toBlob(body, blobs) as BlobBody, blobs)).toStrictEqual(body);
});

test("a text tells the names of its blobs, and nothing else", () => {
  const name = `${"0123456789abcdef".repeat(4)}.bin`;
  expect(blobNames(`{"blob":"${name}"}, {"blob":"${name}"}`)).toEqual([name, name]);
  expect(blobNames(`"${name}x"`)).toEqual([]);
  expect(blobNames('"short.bin"')).toEqual([]);
  expect(blobNames("no blobs")).toEqual([]);
});
