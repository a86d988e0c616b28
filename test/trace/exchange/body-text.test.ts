import * as fc from "fast-check";
import { expect, test } from "vitest";
import { storeBody } from "../../../src/cassette/body.ts";
import { bodyText } from "../../../src/trace/exchange/body-text.ts";
import { eventFrame } from "../../formats/event-frame.ts";

test("a text that breaks off inside a character is all that came before it", () => {
  const words = fc.string({ unit: "grapheme", minLength: 1 });
  fc.assert(
    fc.property(words, fc.nat(), (text, at) => {
      const bytes = Buffer.from(text);
      const cut = bytes.subarray(0, 1 + (at % bytes.length));
      const read = bodyText(storeBody([cut], "text/event-stream")) ?? "";
      expect(text.startsWith(read.replace(/\uFFFD$/, ""))).toBe(true);
    }),
  );
});

test("frames are no text", () => {
  expect(bodyText(storeBody([eventFrame("chunk", { said: "é" })]))).toBeUndefined();
});
