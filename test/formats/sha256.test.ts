import { expect, test } from "vitest";
import { sha256 } from "../../src/formats/sha256.ts";

test("a text and its UTF-8 bytes have one hash, the standard's", () => {
  // FIPS 180-2, appendix B.1.
  const abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
  expect([sha256("abc"), sha256(Buffer.from("abc"))]).toEqual([abc, abc]);
  expect(sha256("é")).toBe(sha256(Buffer.from("é")));
});
