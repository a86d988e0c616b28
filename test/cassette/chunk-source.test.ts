import * as fc from "fast-check";
import { expect, test } from "vitest";
import { chunksOf, storeBody } from "../../src/cassette/body.ts";
import { chunkSource } from "../../src/cassette/chunk-source.ts";

const bodies = fc
  .tuple(
    fc.array(fc.oneof(fc.uint8Array({ minLength: 1, maxLength: 20 }), fc.string({ unit: "grapheme" }))),
    fc.constantFrom("text/event-stream", "application/json", ""),
  )
  .map(([parts, type]) =>
    storeBody(
      parts.map((part) => Buffer.from(part)),
      type,
    ),
  );

test("the chunks asked for one by one are those of the body", () => {
  fc.assert(
    fc.property(bodies, (body) => {
      const { count, at } = chunkSource(body);
      const given = Array.from({ length: count }, (_, index) => Buffer.from(at(index)).toString("hex"));
      expect(given).toEqual(chunksOf(body).map((chunk) => Buffer.from(chunk).toString("hex")));
    }),
  );
});

test("each chunk is a buffer of its own, so that who is given it may take it over", () => {
  fc.assert(
    fc.property(bodies, (body) => {
      const { count, at } = chunkSource(body);
      for (let index = 0; index < count; index++) {
        const given = at(index);
        expect(given.buffer.byteLength).toBe(given.length);
        structuredClone(given.buffer, { transfer: [given.buffer] });
      }
      expect(count).toBe(chunksOf(body).length);
    }),
  );
});
