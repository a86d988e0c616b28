import * as fc from "fast-check";
import { expect, test } from "vitest";
import { decodeUtf8 } from "../../src/formats/utf8.ts";
import { anyText } from "./any-text.ts";

test("bytes are decoded only where the text gives the same bytes back", () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.uint8Array(),
        anyText.map((text) => Buffer.from(text)),
      ),
      (bytes) => {
        const text = decodeUtf8(bytes);
        if (text === undefined)
          expect(Buffer.from(Buffer.from(bytes).toString())).not.toEqual(Buffer.from(bytes));
        else expect(Buffer.from(text)).toEqual(Buffer.from(bytes));
      },
    ),
  );
});

test("a byte order mark is kept", () => {
  expect(decodeUtf8(Uint8Array.of(0xef, 0xbb, 0xbf, 0x41))).toBe("\uFEFFA");
});
