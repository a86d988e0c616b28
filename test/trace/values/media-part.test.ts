import * as fc from "fast-check";
import { expect, test } from "vitest";
import { blobPart, modalityOf, uriPart } from "../../../src/trace/values/media-part.ts";

test("a blob weighs what its bytes do", () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      const base64 = Buffer.from(bytes).toString("base64");
      expect(blobPart(base64, { mimeType: "audio/wav" })).toEqual({
        type: "blob",
        modality: "audio",
        mimeType: "audio/wav",
        size: bytes.length,
      });
    }),
  );
});

test("a blob whose pieces were encoded each for itself weighs what they do together", () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array()), (pieces) => {
      const base64 = pieces.map((piece) => Buffer.from(piece).toString("base64")).join("");
      expect(blobPart(base64, {}).size).toBe(Buffer.concat(pieces).length);
    }),
  );
});

test("an address that holds the bytes is a blob", () => {
  expect(uriPart("data:image/png;base64,aGVsbG8=", {})).toEqual({
    type: "blob",
    modality: "image",
    mimeType: "image/png",
    size: 5,
  });
  expect(uriPart("https://example.com/a", { modality: "video" })).toEqual({
    type: "uri",
    modality: "video",
    reference: "https://example.com/a",
  });
});

test.each([
  ["image/webp", "image"],
  ["input_audio", "audio"],
  ["VIDEO", "video"],
  ["application/pdf", "document"],
  [undefined, "document"],
])("%s is of the kind %s", (type, modality) => {
  expect(modalityOf(type)).toBe(modality);
});
