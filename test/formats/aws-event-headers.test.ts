import * as fc from "fast-check";
import { expect, test } from "vitest";
import { readTextHeaders } from "../../src/formats/aws-event-headers.ts";
import { printTextHeaders } from "./event-frame.ts";

test("text headers are read as they were printed", () => {
  const name = fc.string({ minLength: 1, maxLength: 12, unit: "grapheme-ascii" });
  fc.assert(
    fc.property(fc.dictionary(name, fc.string({ maxLength: 300 }), { noNullPrototype: true }), (headers) => {
      expect(readTextHeaders(printTextHeaders(headers))).toEqual(headers);
    }),
  );
});

test("headers of other types are passed over", () => {
  const wire =
    "01 61 00 01 62 04 0000002a 01 63 06 0002 ffff 01 64 09 00112233445566778899aabbccddeeff 01 65 07 0002 6f6b";
  expect(readTextHeaders(Buffer.from(wire.replaceAll(" ", ""), "hex"))).toEqual({ e: "ok" });
});

test("a block that breaks off gives what came before", () => {
  const wire = printTextHeaders({ ":message-type": "event", ":event-type": "chunk" });
  for (let end = 0; end < wire.length; end++)
    expect(readTextHeaders(wire.subarray(0, end))).toEqual(end < 22 ? {} : { ":message-type": "event" });
});

test("any bytes are read without an error", () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 60 }), (block) => void readTextHeaders(block)));
});
