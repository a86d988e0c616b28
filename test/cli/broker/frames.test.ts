import fc from "fast-check";
import { expect, test } from "vitest";
import { type Frame, frame, frameReader, printFrame } from "../../../src/cli/broker/frames.ts";

const anyFrame: fc.Arbitrary<Frame> = fc
  .tuple(fc.nat(), fc.uint8Array({ maxLength: 200 }), fc.string({ unit: "grapheme" }))
  .chain(([id, bytes, text]) =>
    fc.constantFrom(
      frame("chunk", id, null, bytes),
      frame("live", id, null),
      frame("failed", id, { name: "TypeError", message: text }),
      frame(
        "ask",
        id,
        { method: "POST", url: text, headers: [[text, ""]], hasBody: true, role: "app" },
        bytes,
      ),
    ),
  );

test("frames come back as they were sent, wherever the stream is cut", () => {
  fc.assert(
    fc.property(fc.array(anyFrame), fc.array(fc.nat(400)), (frames, cuts) => {
      const bytes = Buffer.concat(frames.map(printFrame));
      const edges = [0, ...cuts.filter((cut) => cut < bytes.length).toSorted((a, b) => a - b), bytes.length];
      const read = frameReader();
      const got = edges.slice(1).flatMap((end, i) => read(bytes.subarray(edges[i], end)));
      expect(got.map(plain)).toEqual(frames.map(plain));
    }),
  );
});

test("a peer that speaks another language is refused", () => {
  expect(() => frameReader()(Buffer.from("GET / HTTP/1.1\r\n\r\n".padEnd(600_000)))).not.toThrow();
  expect(() => frameReader()(Buffer.alloc(40))).toThrow(RangeError);
});

const plain = (one: Frame): unknown => ({ ...one, bytes: [...one.bytes] });

test("a first frame that is too long is refused before it is held", () => {
  const long = printFrame(frame("hello", 0, { token: "x".repeat(5000), pid: 1 }));
  expect(() => frameReader(4096)(long.subarray(0, 8))).toThrow(RangeError);
  const read = frameReader(4096);
  expect(read(printFrame(frame("hello", 0, { token: "x", pid: 1 })))).toHaveLength(1);
  expect(read(long)).toHaveLength(1);
});
